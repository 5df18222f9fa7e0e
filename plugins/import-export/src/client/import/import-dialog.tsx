import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { FileDrop } from '@mortise/ui';
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ImportFile } from './import-file';

export interface ImportDialogProps {
  readonly open: boolean;
  readonly into: Pick<SlotProps['data-action'], 'collection' | 'title' | 'fields'>;
  onClose(): void;
}

/** A file is chosen, looked at, and imported. */
export default function ImportDialog({ open, into: { collection, title, fields }, onClose }: ImportDialogProps): ReactNode {
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
        <FileDrop
          accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
          title={t('files.import.choose')}
          hint={t('files.import.chooseHint')}
          onFile={setFile}
        />
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
