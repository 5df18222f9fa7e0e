import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A client, or an issuer of tokens. */
interface Caller {
  readonly clientId?: string;
  readonly name?: string;
  readonly title: string | null;
  readonly enabled: boolean;
  /** Ids of the APIs it is for; null: everything. */
  readonly apis: readonly number[] | null;
  /** Of a client. */
  readonly grantTypes?: readonly string[];
}

export interface CallersProps {
  /** The id of the API. */
  readonly api: number;
  /** Where they are set up. */
  readonly plugin: 'oauth2' | 'external-auth';
}

const PLACES = {
  oauth2: { resource: 'oauthClients', params: { sort: ['clientId'], pageSize: 200, count: 'none' }, snippet: 'pm.oauth2', open: 'open' },
  'external-auth': { resource: 'externalIssuers', params: {}, snippet: 'pm.external-auth', open: 'issuer' },
} as const;

/** Who may call an API with tokens of one kind, for viewers who may see that; others see nothing. */
export function Callers({ api: apiId, plugin }: CallersProps): ReactNode {
  const t = useT();
  const api = useApi();
  const { boot, can } = useSession();
  const { resource, params, snippet } = PLACES[plugin];
  const { data } = useQuery({
    queryKey: ['records', resource, 'of REST APIs'],
    queryFn: async ({ signal }) => (await api.get<readonly Caller[]>(`${resource}:list`, { params, signal })).data,
    enabled: boot.plugins.some(({ id }) => id === plugin) && can(snippet),
  });
  const own = data?.filter((caller) => isFor(caller, apiId));
  if (own === undefined) return null;
  return (
    <>
      <Typography.Text strong>{t(`callers.${plugin}.title`)}</Typography.Text>
      {own.length === 0 ? (
        <Typography.Text type="secondary">{t('callers.none')}</Typography.Text>
      ) : (
        <CallerList plugin={plugin} callers={own} />
      )}
    </>
  );
}

interface CallerListProps extends Pick<CallersProps, 'plugin'> {
  readonly callers: readonly Caller[];
}

function CallerList({ plugin, callers }: CallerListProps): ReactNode {
  const t = useT();
  const { open } = PLACES[plugin];
  return (
    <ul aria-label={t(`callers.${plugin}.title`)} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
      {callers.map(({ clientId, name = clientId ?? '', title, enabled, apis }) => (
        <li key={name}>
          <Flex wrap gap="small" align="center">
            <Link to={`/settings/${plugin}?${open}=${encodeURIComponent(name)}`}>{title ?? name}</Link>
            <Tag>{t(apis === null ? 'callers.everything' : 'callers.limited')}</Tag>
            {enabled ? null : <Tag>{t('callers.off')}</Tag>}
          </Flex>
        </li>
      ))}
    </ul>
  );
}

/** Clients that only act for people get their tokens elsewhere. */
function isFor({ apis, grantTypes }: Caller, api: number): boolean {
  return apis?.includes(api) !== false && grantTypes?.includes('client_credentials') !== false;
}
