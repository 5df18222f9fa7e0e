import { DownloadOutlined } from '@ant-design/icons';
import { useApi, useT } from '@mortise/plugin-api/client';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';

export interface DownloadMenuProps {
  /** Of the part that is looked at. Calls in other languages stand in documents of their plugins alone. */
  readonly namespace: string | undefined;
}

/** The documents as files, for other programs. */
export function DownloadMenu({ namespace }: DownloadMenuProps): ReactNode {
  const t = useT();
  const api = useApi();
  return (
    <Flex wrap gap="small">
      {namespace === undefined ? null : (
        <Button
          icon={<DownloadOutlined />}
          href={`${api.address('openapi.json')}?${new URLSearchParams({ ns: namespace }).toString()}`}
          download={`openapi-${namespace.replace('/', '-')}.json`}
        >
          {t('exportPart', { part: namespace })}
        </Button>
      )}
      <Button icon={<DownloadOutlined />} href={api.address('openapi.json')} download="openapi.json">
        {t('exportJson')}
      </Button>
      <Button icon={<DownloadOutlined />} href={api.address('openapi.yaml')} download="openapi.yaml">
        {t('exportYaml')}
      </Button>
    </Flex>
  );
}
