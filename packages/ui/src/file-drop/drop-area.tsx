import { InboxOutlined } from '@ant-design/icons';
import { Flex, Typography, Upload } from 'antd';
import type { ReactNode } from 'react';
import type { FileDropProps } from './file-drop';

/** What `FileDrop` shows once it is loaded. */
export function DropArea({ accept, title, hint, onFile }: FileDropProps): ReactNode {
  return (
    <Upload.Dragger
      accept={accept}
      showUploadList={false}
      // Nothing is sent from here: the file is handed over.
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Flex vertical align="center" gap="small" style={{ padding: 24 }}>
        <InboxOutlined aria-hidden style={{ fontSize: 40 }} />
        <strong>{title}</strong>
        <Typography.Text type="secondary">{hint}</Typography.Text>
      </Flex>
    </Upload.Dragger>
  );
}
