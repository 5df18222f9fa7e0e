import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Screen, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { KeysPanel } from './keys-panel';

/** The viewer's own API keys. */
export default function KeysPage(): ReactNode {
  const t = useT();
  const [creating, setCreating] = useUrlState('new', { push: true });
  const [page, setPage] = useUrlState('page');
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating('1')}>
      {t('keys.create')}
    </Button>
  );
  return (
    <Screen title={t('keys.title')} description={t('keys.description')} actions={create}>
      <KeysPanel
        creating={creating !== undefined}
        onCreating={(open) => setCreating(open ? '1' : undefined)}
        page={readPage(page)}
        onPage={(next) => setPage(next === 1 ? undefined : String(next))}
      />
    </Screen>
  );
}

/** What somebody typed into the address and is no page counts as the first. */
function readPage(text: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1;
}
