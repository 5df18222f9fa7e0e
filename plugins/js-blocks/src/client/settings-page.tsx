import { useT } from '@mortise/plugin-api/client';
import { Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { RefusalsTab } from './refusals/refusals-tab';
import { LibrariesTab } from './registry/libraries-tab';
import { SecretsTab } from './secrets/secrets-tab';

const FIRST = 'libraries';

/** What blocks may load and use, and what they were refused. */
export default function SettingsPage(): ReactNode {
  const t = useT();
  const [tab = FIRST] = useUrlState('tab');
  const patch = useUrlPatch();
  const items = [
    { key: FIRST, label: t('settings.tabs.libraries'), children: <LibrariesTab /> },
    { key: 'secrets', label: t('settings.tabs.secrets'), children: <SecretsTab /> },
    { key: 'refusals', label: t('settings.tabs.refusals'), children: <RefusalsTab /> },
  ];
  return (
    <Screen title={t('settings.title')} description={t('settings.description')}>
      <Tabs
        activeKey={items.some(({ key }) => key === tab) ? tab : FIRST}
        items={items}
        onChange={(key) => patch({ tab: key === FIRST ? undefined : key, page: undefined, new: undefined })}
        destroyOnHidden
      />
    </Screen>
  );
}
