import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Flex, Modal, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ImportFile } from './import-file';

export interface ImportDialogProps {
  readonly open: boolean;
  readonly into: Pick<SlotProps['data-action'], 'collection' | 'title' | 'fields'>;
  onClose(): void;
}

/** A file is chosen, looked at, and imported. */
export function ImportDialog({ open, into: { collection, title, fields }, onClose }: ImportDialogProps): ReactNode {
  const t = useT();
  const [file, setFile] = useState<File | undefined>();
  const close = (): void => {
    setFile(undefined);
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('files.import.title', { title })}
      footer={null}
      width={720}
      destroyOnHidden
      // A press beside it must not throw away how the columns were assigned.
      mask={{ closable: file === undefined }}
      onCancel={close}
    >
      {file === undefined ? (
        <ChooseFile onFile={setFile} />
      ) : (
        <ImportFile
          key={`${file.name} ${file.lastModified}`}
          collection={collection}
          fields={fields}
          file={file}
          onOther={() => setFile(undefined)}
          onClose={close}
        />
      )}
    </Modal>
  );
}

function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const t = useT();
  const id = useId();
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <Flex
      vertical
      gap="small"
      style={{ padding: 24, border: '1px dashed currentColor', borderRadius: 8 }}
      onDragOver={(drag) => drag.preventDefault()}
      onDrop={(drop) => {
        drop.preventDefault();
        take(drop.dataTransfer.files);
      }}
    >
      <label htmlFor={id}>{t('files.import.choose')}</label>
      <input id={id} type="file" accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson" onChange={({ target }) => take(target.files)} />
      <Typography.Text>{t('files.import.chooseHint')}</Typography.Text>
    </Flex>
  );
}
