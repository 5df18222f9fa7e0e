import { useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Drawer, Flex, Grid, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type DataCollection, type RecordKey, titleOfRecord } from '../model/data-collection';
import { NEW_RECORD } from '../model/use-view';
import { DeleteRecord } from './delete-record';
import { NewRecord } from './new-record';
import { RecordDetails } from './record-details';
import { RecordSteps } from './record-steps';
import { useRecord } from './use-record';

export interface RecordDrawerProps {
  readonly collection: DataCollection;
  /** Key of the open record, `new`, or nothing. */
  readonly record: string | undefined;
  /** Keys of the page, in order. */
  readonly pageKeys: readonly RecordKey[];
  /** Opens another one; `undefined` closes. */
  onOpen(key: RecordKey | undefined): void;
}

/** One record, to read and to change, or a new one. Leaving it with something typed asks first. */
export function RecordDrawer(props: RecordDrawerProps): ReactNode {
  const { collection, record, onOpen } = props;
  const t = useT();
  const narrow = Grid.useBreakpoint().md === false;
  const isNew = record === NEW_RECORD;
  const query = useRecord(collection, isNew ? undefined : record);
  const { leave, setDirty, holder } = useLeave(onOpen);
  const known = query.data === undefined ? t('data.record.title') : titleOfRecord(collection, query.data);
  const title = isNew ? t('data.record.new') : known;
  return (
    <Drawer
      open={record !== undefined}
      title={title}
      size={narrow ? '100%' : 560}
      destroyOnHidden
      // Below the buttons that stay there nothing with the focus may hide.
      styles={{ body: { scrollPaddingBlockEnd: 72 } }}
      onClose={() => void leave(undefined)}
      extra={
        isNew || record === undefined || query.data === undefined ? null : (
          <RecordActions {...props} record={record} title={title} onOpen={(key) => void leave(key)} />
        )
      }
    >
      {holder}
      {isNew ? (
        <NewRecord collection={collection} onDirty={setDirty} onDone={() => onOpen(undefined)} onCancel={() => void leave(undefined)} />
      ) : null}
      {isNew || record === undefined ? null : (
        <Loaded query={query}>
          {(data) => (
            <RecordDetails key={record} collection={collection} record={data} onDirty={setDirty} onCancel={() => void leave(undefined)} />
          )}
        </Loaded>
      )}
    </Drawer>
  );
}

interface RecordActionsProps extends RecordDrawerProps {
  readonly record: string;
  readonly title: string;
}

function RecordActions({ collection, pageKeys, record, title, onOpen }: RecordActionsProps): ReactNode {
  return (
    <Flex gap={4}>
      <RecordSteps pageKeys={pageKeys} record={record} onOpen={onOpen} />
      <DeleteRecord collection={collection} record={record} title={title} onDeleted={() => onOpen(undefined)} />
    </Flex>
  );
}

interface Leaving {
  /** Opens another record, or none, unless the person would rather keep what they typed. */
  leave(key: RecordKey | undefined): Promise<void>;
  setDirty(dirty: boolean): void;
  /** The question; put it into the page. */
  readonly holder: ReactNode;
}

function useLeave(onOpen: (key: RecordKey | undefined) => void): Leaving {
  const t = useT();
  const [dialog, holder] = Modal.useModal();
  const dirty = useRef(false);
  const setDirty = (next: boolean): void => {
    dirty.current = next;
  };
  const leave = async (key: RecordKey | undefined): Promise<void> => {
    const question = { title: t('data.record.discard'), okText: t('data.record.discardYes'), cancelText: t('data.record.discardNo') };
    if (dirty.current && !(await dialog.confirm(question))) return;
    setDirty(false);
    onOpen(key);
  };
  return { leave, setDirty, holder };
}
