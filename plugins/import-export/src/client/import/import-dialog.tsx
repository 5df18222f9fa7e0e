import { InboxOutlined } from '@ant-design/icons';
import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Flex, Modal, Upload } from 'antd';
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
  return (
    <Upload.Dragger
      accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
      showUploadList={false}
      // Nothing is sent yet: what the file would bring is looked at first.
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Flex vertical align="center" gap="small" style={{ padding: 24 }}>
        <InboxOutlined aria-hidden style={{ fontSize: 40 }} />
        <strong>{t('files.import.choose')}</strong>
        <span>{t('files.import.chooseHint')}</span>
      </Flex>
    </Upload.Dragger>
  );
}
