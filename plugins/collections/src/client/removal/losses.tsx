import { useLanguage, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Flex, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type Impact, type Removal, useImpact } from './impact';

/** Counts and names what a removal would lose. */
export function Losses({ removal }: { readonly removal: Removal }): ReactNode {
  const t = useT();
  const impact = useImpact(removal);
  if (impact.isError) return <FailureNotice error={impact.error} onRetry={() => void impact.refetch()} />;
  if (impact.data === undefined) {
    return (
      <div role="status" aria-label={t('collections.removal.counting')}>
        <Skeleton active={false} title={false} paragraph={{ rows: 3 }} />
      </div>
    );
  }
  return <LossList impact={impact.data} />;
}

function LossList({ impact }: { readonly impact: Impact }): ReactNode {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  const isField = impact.field !== undefined;
  const [count, isCapped] = isField ? [impact.values ?? 0, impact.valuesCapped] : [impact.rows, impact.rowsCapped];
  const main =
    count === 0
      ? t(`collections.removal.no${isField ? 'Values' : 'Rows'}`)
      : t(`collections.removal.${isField ? 'values' : 'rows'}`, counted(count, isCapped));
  const others = [
    ...impact.foreignRows.map(({ collection, field, rows, rowsCapped }) => ({
      text: t(`collections.removal.${isField ? 'fieldRows' : 'foreignRows'}`, counted(rows, rowsCapped)),
      place: `${collection}.${field}`,
    })),
    ...impact.relations.map(({ collection, field }) => ({
      text: t(`collections.removal.${isField ? 'relationWithField' : 'relation'}`),
      place: `${collection}.${field}`,
    })),
    ...impact.dependents.map(({ name }) => ({ text: t('collections.removal.query'), place: name })),
  ];
  return (
    <Flex vertical gap="small">
      <Alert type={count > 0 ? 'warning' : 'info'} showIcon title={main} />
      {others.length === 0 ? null : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {others.map(({ text, place }) => (
            <li key={`${text} ${place}`}>
              {text} <Typography.Text code>{place}</Typography.Text>
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );

  function counted(rows: number, capped: boolean | undefined): { count: number; number: string } {
    return { count: rows, number: number.format(rows) + (capped === true ? '+' : '') };
  }
}
