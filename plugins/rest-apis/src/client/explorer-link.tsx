import { useSession, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface ExplorerLinkProps {
  /** With what calls are tried. */
  readonly credential: 'oauth' | 'external';
  /** Only what can be called of this API is listed, and tokens are fetched at its address. */
  readonly slug?: string;
}

/** Leads to where calls are described and tried, while the plugin `api-docs` is on. */
export function ExplorerLink({ credential, slug }: ExplorerLinkProps): ReactNode {
  const t = useT();
  const isOn = useSession().boot.plugins.some(({ id }) => id === 'api-docs');
  const query = new URLSearchParams({
    credential,
    ...(slug === undefined ? {} : { q: `/oauth/ ${slug}`, tokenAt: `/oauth/${slug}/token` }),
  });
  return isOn ? <Link to={`/api-docs?${query.toString()}`}>{t(`explorer.${credential}`)}</Link> : null;
}
