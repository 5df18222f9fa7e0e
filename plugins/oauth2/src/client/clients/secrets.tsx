import { type Translate, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { MomentText, useTableLayout } from '@mortise/ui';
import { Button, Modal, Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ClientSecret } from '../oauth-client';
import { type DescribedClient, useReloadClients } from './use-clients';

/** The secrets that are in force, each of which can be ended. */
export function Secrets({ client }: { readonly client: DescribedClient }): ReactNode {
  const t = useT();
  const { revoke, holder } = useRevoke(client.clientId);
  const layout = useTableLayout(
    columnsOf(t, (secret) => void revoke(secret)),
    { acts: 'revoke' },
  );
  return (
    <section style={{ marginTop: 32 }}>
      {holder}
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('secrets.title')}
      </Typography.Title>
      <Table
        {...layout}
        aria-label={t('secrets.title')}
        rowKey="id"
        size="small"
        dataSource={client.secrets}
        pagination={false}
        locale={{ emptyText: t('secrets.none') }}
      />
    </section>
  );
}

/** Asks before it does; `holder` is where the question is shown. */
function useRevoke(clientId: string): { revoke(secret: ClientSecret): Promise<void>; readonly holder: ReactNode } {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadClients();
  const [dialog, holder] = Modal.useModal();
  const revoke = async ({ id, hint }: ClientSecret): Promise<void> => {
    const title = t('secrets.revokeTitle', { hint });
    const question = { title, content: t('secrets.revokeLosses'), okText: t('secrets.revoke'), okButtonProps: { danger: true } };
    if (!(await dialog.confirm(question))) return;
    await api.post('oauthClients:revokeSecret', { params: { filterByTk: clientId }, values: { id } }).catch(feedback.failure);
    await reload();
  };
  return { revoke, holder };
}

function columnsOf(t: Translate, onRevoke: (secret: ClientSecret) => void): TableColumnsType<ClientSecret> {
  return [
    { key: 'hint', title: t('secrets.hint'), render: (_, { hint }) => <Typography.Text code>…{hint}</Typography.Text> },
    { key: 'createdAt', title: t('secrets.createdAt'), render: (_, { createdAt }) => <MomentText value={createdAt} /> },
    {
      key: 'expiresAt',
      title: t('secrets.expiresAt'),
      render: (_, { expiresAt }) => (expiresAt === null ? t('secrets.lasting') : <MomentText value={expiresAt} />),
    },
    {
      key: 'revoke',
      title: t('field.acts'),
      render: (_, secret) => (
        <Button danger size="small" aria-label={t('secrets.revokeTitle', { hint: secret.hint })} onClick={() => onRevoke(secret)}>
          {t('secrets.revoke')}
        </Button>
      ),
    },
  ];
}
