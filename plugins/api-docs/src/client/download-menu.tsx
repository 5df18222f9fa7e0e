import { DownloadOutlined } from '@ant-design/icons';
import { useApi, useT } from '@mortise/plugin-api/client';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';

/** The document as a file, for other programs. */
export function DownloadMenu(): ReactNode {
  const t = useT();
  const api = useApi();
  return (
    <Flex wrap gap="small">
      <Button icon={<DownloadOutlined />} href={api.address('openapi.json')} download="openapi.json">
        {t('exportJson')}
      </Button>
      <Button icon={<DownloadOutlined />} href={api.address('openapi.yaml')} download="openapi.yaml">
        {t('exportYaml')}
      </Button>
    </Flex>
  );
}
