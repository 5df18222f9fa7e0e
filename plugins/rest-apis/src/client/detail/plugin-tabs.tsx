import { useSession, useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ExplorerLink } from '../explorer-link';
import type { RestApi } from '../rest-api';
import { Callers } from './callers';

interface PluginPartProps {
  readonly plugin: string;
  readonly name: 'protection' | 'oauth2' | 'external';
  /** What its page shows. */
  readonly query?: string;
  /** What its page shows to add something for one API. */
  readonly addQuery?: string;
}

interface TabProps {
  readonly api: RestApi;
}

/** What another plugin does for APIs, with the way to its page or, while it is off, to where it is switched on. */
function PluginPart({ plugin, name, query = '', addQuery }: PluginPartProps): ReactNode {
  const t = useT();
  const isOn = useSession().boot.plugins.some(({ id }) => id === plugin);
  return (
    <>
      <Typography.Paragraph style={{ margin: 0, maxWidth: 720 }}>{t(`plugins.${name}.about`)}</Typography.Paragraph>
      {isOn ? (
        <Flex wrap gap="middle">
          {addQuery === undefined ? null : <Link to={`/settings/${plugin}${addQuery}`}>{t(`plugins.${name}.add`)}</Link>}
          <Link to={`/settings/${plugin}${query}`}>{t(`plugins.${name}.open`)}</Link>
        </Flex>
      ) : (
        <Alert
          type="info"
          showIcon
          title={t(`plugins.${name}.off`)}
          description={<Link to="/settings/plugins">{t('openPlugins')}</Link>}
          style={{ maxWidth: 720 }}
        />
      )}
    </>
  );
}

/** All addresses of the API are one place to rules. */
export function ProtectionTab({ api: { slug } }: TabProps): ReactNode {
  const query = new URLSearchParams({ tab: 'path', rule: 'new', for: `/oauth/${slug}` });
  return (
    <Flex vertical gap="middle">
      <PluginPart plugin="ip-protection" name="protection" query={`?${query.toString()}`} />
    </Flex>
  );
}

/** With the address clients get their tokens at, and a request as they would send it. */
export function OAuthTab({ api: { id, slug } }: TabProps): ReactNode {
  const t = useT();
  const url = `${window.location.origin}/oauth/${slug}/token`;
  const command = [
    `curl -s '${url}' \\`,
    "  -d 'grant_type=client_credentials' \\",
    '  -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" \\',
    "  -d 'scope=read write delete'",
  ].join('\n');
  return (
    <Flex vertical gap="middle">
      <PluginPart plugin="oauth2" name="oauth2" addQuery={`?open=new&api=${id}`} />
      <Callers plugin="oauth2" api={id} />
      <Typography.Text strong>{t('oauth2.url')}</Typography.Text>
      <CodeBlock code={url} label={t('oauth2.url')} />
      <Typography.Text strong>{t('oauth2.request')}</Typography.Text>
      <CodeBlock code={command} label={t('oauth2.request')} />
      <Typography.Text type="secondary">{t('oauth2.keys')}</Typography.Text>
      <ExplorerLink credential="oauth" slug={slug} />
    </Flex>
  );
}

export function ExternalTab({ api: { id, slug } }: TabProps): ReactNode {
  return (
    <Flex vertical gap="middle">
      <PluginPart plugin="external-auth" name="external" addQuery={`?issuer=new&api=${id}`} />
      <Callers plugin="external-auth" api={id} />
      <ExplorerLink credential="external" slug={slug} />
    </Flex>
  );
}
