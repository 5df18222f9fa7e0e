import { ApiOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { ExplorerLink } from './explorer-link';
import { ApisTable } from './list/apis-table';
import { NewApiDrawer } from './list/new-api-drawer';
import { useRestApis } from './use-rest-apis';

/** All REST APIs there are. */
export default function ApisPage(): ReactNode {
  const t = useT();
  const apis = useRestApis();
  const [adding, setAdding] = useUrlState('new', { push: true });
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding('1')}>
      {t('add')}
    </Button>
  );
  const isEmpty = apis.data?.data.length === 0;
  return (
    <Screen title={t('title')} description={t('description')} actions={isEmpty ? undefined : add}>
      <Loaded query={apis}>
        {({ data }) =>
          isEmpty ? <EmptyState icon={<ApiOutlined />} title={t('empty')} hint={t('emptyHint')} action={add} /> : <ApisTable apis={data} />
        }
      </Loaded>
      <Flex wrap gap="middle">
        <ExplorerLink credential="oauth" />
        <ExplorerLink credential="external" />
      </Flex>
      <NewApiDrawer open={adding !== undefined} onClose={() => setAdding(undefined)} />
    </Screen>
  );
}
