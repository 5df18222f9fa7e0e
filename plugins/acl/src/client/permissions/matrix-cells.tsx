import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { LevelMenu } from './level-menu';
import { RulesMenu } from './rules-menu';
import { type GrantableCollection, type MatrixAction, grantOf, hasRows, levelOf } from './rights';
import { defaultLevel, strategyLevel } from './strategy';
import type { RoleDraft } from './use-draft';

/** On a phone the column stays in sight beside the actions. */
const NAME_WIDTH = 'min(136px, 34vw)';

interface DraftProps {
  readonly draft: RoleDraft;
}

interface CollectionProps extends DraftProps {
  readonly collection: GrantableCollection;
  onOpen(name: string): void;
}

function Unsaved({ shown }: { readonly shown: boolean }): ReactNode {
  const t = useT();
  return shown ? <Tag style={{ marginInlineEnd: 0, borderStyle: 'dashed' }}>{t('permissions.unsaved')}</Tag> : null;
}

export function DefaultName({ draft }: DraftProps): ReactNode {
  const t = useT();
  return (
    <div style={{ maxWidth: NAME_WIDTH }}>
      <Flex wrap gap={6} align="center">
        <Typography.Text strong>{t('permissions.default')}</Typography.Text>
        <Unsaved shown={draft.strategyChanged} />
      </Flex>
      <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, lineHeight: 1.35, whiteSpace: 'normal' }}>
        {t('permissions.defaultHint')}
      </Typography.Text>
    </div>
  );
}

export function DefaultCell({ draft, action }: DraftProps & { readonly action: MatrixAction }): ReactNode {
  const t = useT();
  return (
    <LevelMenu
      label={t('permissions.cellOfDefault', { action: t(`actions.${action}`) })}
      action={action}
      level={strategyLevel(draft.defaults.strategy, action)}
      levels={hasRows(action) ? ['all', 'own', 'none'] : ['all', 'none']}
      onChoose={(level) => draft.setStrategy(action, level)}
    />
  );
}

export function CollectionName({ draft, collection, onOpen }: CollectionProps): ReactNode {
  const t = useT();
  const { name, title, plugin } = collection;
  return (
    <Flex vertical align="flex-start" style={{ maxWidth: NAME_WIDTH }}>
      <Flex wrap gap={6} align="center">
        <Button
          type="link"
          onClick={() => onOpen(name)}
          style={{ paddingInline: 0, height: 'auto', minHeight: 24, whiteSpace: 'normal', textAlign: 'start' }}
          aria-label={t('permissions.openOf', { title })}
        >
          {title}
        </Button>
        {plugin === null ? null : <Tag style={{ marginInlineEnd: 0 }}>{t('permissions.plugin', { plugin })}</Tag>}
        <Unsaved shown={draft.isChanged(collection)} />
      </Flex>
      {title === name ? null : (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {name}
        </Typography.Text>
      )}
    </Flex>
  );
}

export function CollectionCell({ draft, collection, action, onOpen }: CollectionProps & { readonly action: MatrixAction }): ReactNode {
  const t = useT();
  const entry = draft.entryOf(collection);
  const grant = entry && grantOf(entry, action);
  const inherited = entry === undefined;
  const notOwnable = hasRows(action) && !collection.ownable;
  return (
    <LevelMenu
      label={t('permissions.cellOf', { action: t(`actions.${action}`), collection: collection.title })}
      action={action}
      level={inherited ? defaultLevel(collection, action, draft.defaults) : levelOf(grant)}
      inherited={inherited}
      fields={grant?.fields?.length}
      levels={hasRows(action) ? ['all', 'own', 'none'] : ['all', 'none']}
      {...(notOwnable ? { ownRefused: t('permissions.notOwnable') } : {})}
      onChoose={(level) => draft.setCell(collection, { action, level })}
      onMore={() => onOpen(collection.name)}
    />
  );
}

export function RulesCell({ draft, collection, onOpen }: CollectionProps): ReactNode {
  return (
    <RulesMenu
      collection={collection}
      own={draft.own}
      entry={draft.entryOf(collection)}
      onChoose={(entry) => draft.setEntry(collection, entry)}
      onMore={() => onOpen(collection.name)}
    />
  );
}
