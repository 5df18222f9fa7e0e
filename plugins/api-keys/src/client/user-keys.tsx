import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { KeysPanel } from './keys-panel';

/** The keys of one user, for those who manage keys. */
export default function UserKeys({ userId }: { readonly userId: number }): ReactNode {
  const t = useT();
  const [creating, setCreating] = useState(false);
  const [page, setPage] = useState(1);
  return (
    <section>
      <Flex justify="space-between" align="center" gap="small" wrap style={{ marginBottom: 12 }}>
        {/* The drawer's own heading is the first level; antd draws it without one. */}
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {t('keys.title')}
        </Typography.Title>
        <Button icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          {t('keys.create')}
        </Button>
      </Flex>
      <KeysPanel userId={userId} creating={creating} onCreating={setCreating} page={page} onPage={setPage} />
    </section>
  );
}
