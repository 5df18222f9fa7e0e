import { useT } from '@mortise/plugin-api/client';
import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PageContent } from '../../contract';
import { useBlockName } from '../editor/use-block-name';
import { type BlockChange, type ChangeKind, compareContents } from '../model/compare-content';
import { changedGrants } from '../model/grant-lines';
import { GrantSentence } from './grant-sentence';

export interface ChangeListProps {
  readonly before: PageContent | null;
  readonly after: PageContent;
}

const COLOURS: Readonly<Record<ChangeKind, string>> = { added: 'success', changed: 'warning', moved: 'default', removed: 'error' };

/** What one content has that another had not, block by block, rights in words. */
export function ChangeList({ before, after }: ChangeListProps): ReactNode {
  const t = useT();
  const { blocks, tabs } = compareContents(before ?? undefined, after);
  if (blocks.length === 0 && !tabs) return <Typography.Text type="secondary">{t('changes.none')}</Typography.Text>;
  return (
    <ul aria-label={t('changes.title')} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
      {tabs ? (
        <li>
          <Tag color="warning">{t('changes.kinds.changed')}</Tag> {t('changes.tabs')}
        </li>
      ) : null}
      {blocks.map((change) => (
        <Change key={`${change.kind} ${change.block.key}`} change={change} />
      ))}
    </ul>
  );
}

function Change({ change: { kind, block, before } }: { readonly change: BlockChange }): ReactNode {
  const t = useT();
  const nameOf = useBlockName();
  const { added, dropped } = changedGrants(kind === 'added' ? {} : (before?.settings ?? {}), kind === 'removed' ? {} : block.settings);
  const sentences = [
    ...added.map((line) => <GrantSentence key={JSON.stringify(line)} line={line} isAdded />),
    ...(kind === 'removed' ? [] : dropped.map((line) => <GrantSentence key={`no ${JSON.stringify(line)}`} line={line} isAdded={false} />)),
  ];
  return (
    <li>
      <Flex gap="small" align="baseline">
        <Tag color={COLOURS[kind]}>{t(`changes.kinds.${kind}`)}</Tag>
        <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}>{nameOf(block)}</span>
      </Flex>
      {sentences.length === 0 ? null : <ul style={{ margin: '4px 0 0', paddingInlineStart: 28 }}>{sentences}</ul>}
    </li>
  );
}
