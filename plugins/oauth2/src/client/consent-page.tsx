import { CheckOutlined } from '@ant-design/icons';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { EmptyState, FailureNotice, Loaded, Screen, useUrlState } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';

/** What a program asks a person for. */
interface ConsentRequest {
  readonly clientId: string;
  readonly title: string | null;
  readonly scopes: readonly string[];
  readonly tables: readonly string[] | null;
  /** Host of the address the answer goes to. */
  readonly sentTo: string;
}

/** The scopes people are told about; the others give a program nothing of theirs. */
const TOLD: readonly string[] = ['openid', 'profile', 'read', 'write', 'delete', 'offline_access'];

/** Asks whether a program may act for the viewer. */
export default function ConsentPage(): ReactNode {
  const t = useT();
  const api = useApi();
  const [request] = useUrlState('request');
  const path = `oauth2/interaction/${encodeURIComponent(request ?? '')}`;
  const asked = useQuery({
    queryKey: ['oauth2', 'consent', request],
    queryFn: async ({ signal }) => (await api.get<ConsentRequest>(`${path}/details`, { signal })).data,
    enabled: request !== undefined,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const isGone = request === undefined || asked.error !== null;
  return (
    <Screen title={t('consent.title')}>
      {isGone ? (
        <EmptyState title={t('consent.gone')} hint={t('consent.goneHint')} />
      ) : (
        <Loaded query={asked}>{(found) => <Consent asked={found} path={path} />}</Loaded>
      )}
    </Screen>
  );
}

function Consent({ asked, path }: { readonly asked: ConsentRequest; readonly path: string }): ReactNode {
  const t = useT();
  const { user } = useSession();
  const name = asked.title ?? asked.clientId;
  return (
    <Card style={{ maxWidth: 560 }}>
      <Flex vertical gap="middle">
        <Typography.Text style={{ fontSize: 16 }}>{t('consent.question', { name })}</Typography.Text>
        <Scopes asked={asked} />
        <Typography.Text type="secondary">
          {t('consent.who', { user: user.nickname ?? user.username ?? user.email ?? String(user.id), clientId: asked.clientId })}
        </Typography.Text>
        <Alert type="info" showIcon title={t('consent.sentTo', { host: asked.sentTo })} />
        <Decision path={path} name={name} />
      </Flex>
    </Card>
  );
}

function Scopes({ asked: { scopes, tables } }: { readonly asked: ConsentRequest }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const told = TOLD.filter((scope) => scopes.includes(scope));
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('consent.scopes')}>
      {told.map((scope) => (
        <li key={scope} style={{ padding: '4px 0' }}>
          <CheckOutlined aria-hidden style={{ color: token.colorSuccess, marginInlineEnd: 8 }} />
          {t(`consent.scope.${scope}`)}
        </li>
      ))}
      {tables === null ? null : <li style={{ padding: '4px 0' }}>{t('consent.tables', { tables: tables.join(', ') })}</li>}
    </ul>
  );
}

function Decision({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  const t = useT();
  const api = useApi();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const decide = async (step: 'approve' | 'deny'): Promise<void> => {
    setBusy(step);
    try {
      const { data } = await api.post<{ readonly redirectTo: string }>(`${path}/${step}`);
      window.location.assign(data.redirectTo);
    } catch (failure) {
      setError(failure);
      setBusy(undefined);
    }
  };
  return (
    <>
      {error === undefined ? null : <FailureNotice error={error} />}
      <Flex gap="small" wrap>
        <Button type="primary" loading={busy === 'approve'} disabled={busy === 'deny'} onClick={() => void decide('approve')}>
          {t('consent.approve', { name })}
        </Button>
        <Button loading={busy === 'deny'} disabled={busy === 'approve'} onClick={() => void decide('deny')}>
          {t('consent.deny')}
        </Button>
      </Flex>
    </>
  );
}
