import { useRecords, useSession, useT } from '@mortise/plugin-api/client';
import { MomentText } from '@mortise/ui';
import { Typography } from 'antd';
import type { ReactNode } from 'react';

interface OwnKey {
  readonly id: number;
  readonly name: string | null;
  readonly roleName: string | null;
  readonly expiresAt: string;
}

const MOST = 5;

/** The viewer's newest keys that hold. What they are was shown once, so it has to be pasted. */
export function OwnKeys(): ReactNode {
  const t = useT();
  const { roles } = useSession().boot;
  const { data, dataUpdatedAt } = useRecords<OwnKey>('apiKeys', { sort: ['-createdAt'], pageSize: 50 });
  const titleOf = (role: string | null): string => roles?.available.find(({ name }) => name === role)?.title ?? role ?? '–';
  const held = (data?.data ?? []).filter(({ expiresAt }) => Date.parse(expiresAt) > dataUpdatedAt).slice(0, MOST);
  if (held.length === 0) return null;
  return (
    <div>
      <Typography.Text type="secondary">{t('credential.ownKeys')}</Typography.Text>
      <ul aria-label={t('credential.ownKeysLabel')} style={{ margin: 0 }}>
        {held.map(({ id, name, roleName, expiresAt }) => (
          <li key={id}>
            {t('credential.ownKey', { name: name ?? `#${id}`, role: titleOf(roleName) })} <MomentText value={expiresAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
