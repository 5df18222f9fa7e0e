import { DeleteOutlined } from '@ant-design/icons';
import { isApiError, useFeedback, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataCollection } from '../model/data-collection';
import { useWrite } from '../model/use-write';

export interface DeleteRecordProps {
  readonly collection: DataCollection;
  /** Its key. */
  readonly record: string;
  readonly title: string;
  onDeleted(): void;
}

/** Deletes one record, after asking. Nothing where the viewer may not. */
export function DeleteRecord({ collection, record, title, onDeleted }: DeleteRecordProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const removal = useRemoval(collection, record, onDeleted);
  if (collection.actions.destroy === undefined) return null;
  return (
    <>
      <Button type="text" danger icon={<DeleteOutlined />} aria-label={t('data.delete.button')} onClick={() => setOpen(true)} />
      <Modal
        open={open}
        title={t('data.delete.title', { title })}
        okText={t('data.delete.confirm')}
        cancelText={t('data.cancel')}
        okButtonProps={{ danger: true }}
        confirmLoading={removal.busy}
        onOk={() => void removal.run()}
        onCancel={() => setOpen(false)}
      >
        <Flex vertical gap="small">
          <Typography.Text>{t('data.delete.text')}</Typography.Text>
          {removal.error === undefined ? null : <FailureNotice error={removal.error} />}
          {collection.actions.destroy.scoped && isMissing(removal.error) ? (
            <Alert type="info" showIcon title={t('data.scoped.destroy')} />
          ) : null}
        </Flex>
      </Modal>
    </>
  );
}

function isMissing(error: unknown): boolean {
  return isApiError(error) && error.code === 'RECORD_NOT_FOUND';
}

function useRemoval(
  collection: DataCollection,
  record: string,
  onDeleted: () => void,
): { readonly busy: boolean; readonly error?: unknown; run(): Promise<void> } {
  const t = useT();
  const write = useWrite(collection.name);
  const feedback = useFeedback();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const run = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await write.destroy([record]);
      // The drawer goes first: its own record is no longer there to be asked for.
      onDeleted();
      feedback.success(t('data.delete.done', { count: 1 }));
      await write.refresh();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, run };
}
