import { EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { Alert, Button, Flex, Grid, Select, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { CustomTab } from './detail/custom-tab';
import { EndpointsTab } from './detail/endpoints-tab';
import { ExternalTab, OAuthTab, ProtectionTab } from './detail/plugin-tabs';
import { SettingsDrawer } from './detail/settings-drawer';
import type { RestApi } from './rest-api';
import { useRestApi } from './use-rest-apis';

const FIRST = 'endpoints';

/** One API: what it serves, and what guards it. */
export default function ApiPage(): ReactNode {
  const { id = '' } = useParams();
  const t = useT();
  const api = useRestApi(id);
  const [editing, setEditing] = useUrlState('edit', { push: true });
  const edit = (
    <Button icon={<EditOutlined />} onClick={() => setEditing('1')}>
      {t('settings')}
    </Button>
  );
  return (
    <Screen
      title={api.data?.name ?? t('title')}
      back={{ to: '/rest-apis', label: t('back') }}
      actions={api.data === undefined ? undefined : edit}
    >
      <Loaded query={api}>
        {(found) => (
          <>
            {found.enabled ? null : <Alert type="warning" showIcon title={t('isOff')} />}
            <ApiTabs api={found} />
            <SettingsDrawer api={found} open={editing !== undefined} onClose={() => setEditing(undefined)} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function ApiTabs({ api }: { readonly api: RestApi }): ReactNode {
  const t = useT();
  const [tab = FIRST, setTab] = useUrlState('tab');
  const items = [
    { key: FIRST, label: t('tab.endpoints'), children: <EndpointsTab api={api} /> },
    { key: 'protection', label: t('tab.protection'), children: <ProtectionTab api={api} /> },
    { key: 'custom', label: t('tab.custom'), children: <CustomTab api={api} /> },
    { key: 'oauth2', label: t('tab.oauth2'), children: <OAuthTab api={api} /> },
    { key: 'external', label: t('tab.external'), children: <ExternalTab api={api} /> },
  ];
  const active = items.find(({ key }) => key === tab) ?? items[0];
  const choose = (key: string): void => setTab(key === FIRST ? undefined : key);
  const narrow = Grid.useBreakpoint().md === false;
  if (!narrow) return <Tabs activeKey={active?.key ?? FIRST} onChange={choose} items={items} destroyOnHidden />;
  // Tabs that do not fit would hide behind a button without a name.
  const options = items.map(({ key, label }) => ({ value: key, label }));
  return (
    <Flex vertical gap="middle">
      <Select aria-label={t('tab.choose')} value={active?.key ?? FIRST} onChange={choose} options={options} />
      {active?.children}
    </Flex>
  );
}
