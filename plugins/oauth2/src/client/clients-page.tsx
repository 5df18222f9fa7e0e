import { PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ClientDrawer } from './clients/client-drawer';
import { ClientsTable } from './clients/clients-table';
import { DeleteClient } from './clients/delete-client';
import { RotateDrawer } from './clients/rotate-drawer';
import { SecretDialog } from './clients/secret-dialog';
import { useClients } from './clients/use-clients';
import type { IssuedSecret, OAuthClient } from './oauth-client';

/** Every program that may ask for tokens. */
export default function ClientsPage(): ReactNode {
  const t = useT();
  const [page = '1', setPage] = useUrlState('page');
  const [open] = useUrlState('open');
  const [api] = useUrlState('api');
  const [rotating] = useUrlState('secrets');
  const patch = useUrlPatch({ push: true });
  const clients = useClients(/^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1);
  const [issued, setIssued] = useState<IssuedSecret>();
  const [removing, setRemoving] = useState<OAuthClient>();
  const add = (label: string): ReactNode => (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ open: 'new' })}>
      {t(label)}
    </Button>
  );
  return (
    <Screen title={t('title')} description={t('description')} actions={add('add')}>
      <Loaded query={clients}>
        {(found) =>
          found.meta.count === 0 ? (
            <EmptyState icon={<SafetyCertificateOutlined />} title={t('empty')} hint={t('emptyHint')} action={add('addFirst')} />
          ) : (
            <ClientsTable found={found} busy={clients.isPlaceholderData} onPage={(next) => setPage(String(next))} onRemove={setRemoving} />
          )
        }
      </Loaded>
      <ClientDrawer
        open={open}
        api={api === undefined ? undefined : Number(api)}
        onIssued={setIssued}
        onClose={() => patch({ open: undefined, api: undefined })}
      />
      <RotateDrawer clientId={rotating} onIssued={setIssued} onClose={() => patch({ secrets: undefined })} />
      {issued === undefined ? null : <SecretDialog issued={issued} onClose={() => setIssued(undefined)} />}
      <DeleteClient removing={removing} onClose={() => setRemoving(undefined)} />
    </Screen>
  );
}
