import { useT } from '@mortise/plugin-api/client';
import { Alert, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DryRun, Finding, TriedCaller } from '../../contract/rule';
import { CallersTable } from './callers-table';
import { FindingText } from './finding-text';

/** What a rule would do: to the viewer, to those who called lately, and to those who were refused. */
export function Consequences({ result }: { readonly result: DryRun }): ReactNode {
  const t = useT();
  const { self, refused, refusedCount, admitted, admittedCount, tried } = result;
  return (
    <>
      {self === null ? null : <LockedOut finding={self} />}
      {refusedCount === 0 ? (
        <Alert type="success" showIcon title={t('review.noneRefused', { count: tried })} />
      ) : (
        <Callers title={t('review.refused', { count: refusedCount })} callers={refused} />
      )}
      {admittedCount === 0 ? null : <Callers title={t('review.admitted', { count: admittedCount })} callers={admitted} />}
    </>
  );
}

function LockedOut({ finding }: { readonly finding: Finding }): ReactNode {
  const t = useT();
  const description = (
    <>
      <FindingText finding={finding} /> {t('review.selfHint')}
    </>
  );
  return <Alert type="error" showIcon title={t('review.self')} description={description} />;
}

function Callers({ title, callers }: { readonly title: string; readonly callers: readonly TriedCaller[] }): ReactNode {
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 15, margin: '0 0 8px' }}>
        {title}
      </Typography.Title>
      <CallersTable label={title} callers={callers} />
    </section>
  );
}
