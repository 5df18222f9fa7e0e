import { useApi, useT } from '@mortise/plugin-api/client';
import { CodeBlock, MomentText, TryCall } from '@mortise/ui';
import { Descriptions, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { Facts, FoundKey } from '../facts/facts';
import { useKeptKey } from '../facts/kept-key';
import { useReloadUses } from '../facts/use-reload-uses';
import { curlLine } from '../steps/curl-line';
import { COLLECTION } from '../tutorial';
import { ResultCard } from './result-card';

/** The key and the call that goes with it. */
export function KeyCard({ facts: { keys, role } }: { readonly facts: Facts }): ReactNode {
  const t = useT();
  const api = useApi();
  const [kept] = useKeptKey();
  const reloadUses = useReloadUses();
  const address = api.address(`${COLLECTION}:list`);
  const key = lastUsed(keys);
  const facts = [
    { key: 'name', label: t('result.key.name'), children: key?.name ?? '–' },
    { key: 'role', label: t('result.key.role'), children: role?.title ?? role?.name ?? '–' },
    { key: 'lastUsedAt', label: t('result.key.lastUsedAt'), children: <MomentText value={key?.lastUsedAt} /> },
    { key: 'useCount', label: t('result.key.useCount'), children: key?.useCount ?? 0 },
  ];
  return (
    <ResultCard title={t('result.key.title')}>
      <Flex vertical gap="small" style={{ minWidth: 0 }}>
        <Descriptions column={1} size="small" items={facts} />
        <CodeBlock code={curlLine(address, kept?.token ?? t('result.key.placeholder'))} label={t('result.key.line')} />
        {kept === undefined ? null : <TryCall address={address} token={kept.token} onAnswered={reloadUses} />}
      </Flex>
    </ResultCard>
  );
}

function lastUsed(keys: readonly FoundKey[]): FoundKey | undefined {
  return keys.toSorted((a, b) => (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? ''))[0];
}
