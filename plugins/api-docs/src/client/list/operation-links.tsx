import { useT } from '@mortise/plugin-api/client';
import { Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { OutlineOperation } from '../../contract/outline';

/** Links of one group at once. */
const MOST = 100;

export interface OperationLinksProps {
  readonly operations: readonly OutlineOperation[];
  readonly chosen: string | undefined;
}

/** The operations of one group as links. */
export function OperationLinks({ operations, chosen }: OperationLinksProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const [params] = useSearchParams();
  const to = (id: string): string => {
    const next = new URLSearchParams(params);
    next.set('op', id);
    return `?${next.toString()}`;
  };
  return (
    <>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {operations.slice(0, MOST).map(({ id, method, summary }) => {
          const isChosen = id === chosen;
          const shade = isChosen ? { background: token.colorFillSecondary } : {};
          return (
            <li key={id}>
              <Link
                to={to(id)}
                aria-current={isChosen ? 'page' : undefined}
                style={{ display: 'block', padding: '6px 8px', borderRadius: token.borderRadius, color: token.colorText, ...shade }}
              >
                <div style={{ overflowWrap: 'anywhere' }}>{summary}</div>
                <Typography.Text type="secondary" style={{ fontFamily: token.fontFamilyCode, fontSize: 12, overflowWrap: 'anywhere' }}>
                  {method} {id}
                </Typography.Text>
              </Link>
            </li>
          );
        })}
      </ul>
      {operations.length > MOST ? (
        <Typography.Text type="secondary">{t('more', { count: operations.length - MOST })}</Typography.Text>
      ) : null}
    </>
  );
}
