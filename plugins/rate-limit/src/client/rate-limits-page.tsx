import { EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { CallersSection } from './callers/callers-section';
import { LimitsDrawer } from './limits/limits-drawer';
import { LimitsSection } from './limits/limits-section';
import { StoreNotice } from './limits/store-notice';
import { OwnLimitDrawer } from './own/own-limit-drawer';
import { OwnLimitsSection } from './own/own-limits-section';
import { useLimitState } from './queries';

/** How often may be called, who calls how often, and who has a limit of their own. */
export default function RateLimitsPage(): ReactNode {
  const t = useT();
  const state = useLimitState();
  const [editing, setEditing] = useUrlState('edit', { push: true });
  // Whose own limit is in the drawer; empty for somebody who is still to be named.
  const [owner, setOwner] = useState<string>();
  const change = (
    <Button type="primary" icon={<EditOutlined aria-hidden />} disabled={state.data === undefined} onClick={() => setEditing('1')}>
      {t('limits.change')}
    </Button>
  );
  return (
    <Screen title={t('title')} description={t('description')} actions={change}>
      <Loaded query={state}>
        {(data) => (
          <>
            <StoreNotice store={data.store} rule={data.settings.whenRedisIsAway} />
            <LimitsSection settings={data.settings} />
            <CallersSection overrides={data.overrides} onOwnLimit={setOwner} />
            <OwnLimitsSection overrides={data.overrides} onEdit={setOwner} />
            <LimitsDrawer open={editing !== undefined} settings={data.settings} onClose={() => setEditing(undefined)} />
            <OwnLimitDrawer state={data} subject={owner} onClose={() => setOwner(undefined)} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
