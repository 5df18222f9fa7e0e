import { CloseOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Space } from 'antd';
import { type ReactNode, use, useMemo } from 'react';
import { describeItem } from '../filter/describe-filter';
import { type FilterGroup, type FilterItem, changeItem, newGroup } from '../filter/filter-tree';
import { readFilterTree } from '../filter/read-filter';
import { useRelatedTitles } from '../filter/use-related-titles';
import { writeFilter } from '../filter/write-filter';
import type { DataCollection } from '../model/data-collection';
import type { ViewState } from '../model/use-view';
import { FilterButtonContext } from './filter-button';

export interface FilterChipsProps {
  readonly collection: DataCollection;
  readonly state: ViewState;
}

/** The conditions that hold, each of which can be opened or taken away. */
export function FilterChips({ collection, state: { view, change } }: FilterChipsProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { filter } = view;
  const filterButton = use(FilterButtonContext);
  const tree = useMemo(() => (filter === undefined ? undefined : readFilterTree(collection, filter)), [collection, filter]);
  const relatedTitle = useRelatedTitles(collection, tree);
  if (filter === undefined) return null;
  const open = (): void => change({ panel: 'filter' }, { push: true });
  const apply = (next: JsonObject | undefined): void => {
    change({ filter: next });
    // The button that was pressed goes away.
    document.getElementById(filterButton)?.focus();
  };
  const clear = (): void => apply(undefined);
  const remove = (root: FilterGroup, item: FilterItem): void => {
    const written = writeFilter(collection, item.id === root.id ? newGroup() : changeItem(root, item.id, () => undefined));
    apply('filter' in written ? written.filter : undefined);
  };
  const chips = tree === undefined ? [] : chipsOf(tree);
  return (
    <Flex wrap gap="small" role="group" aria-label={t('data.filter.chips')}>
      {tree === undefined ? <Chip text={t('data.filter.custom')} onOpen={open} onRemove={clear} /> : null}
      {chips.map((item) => (
        <Chip
          key={item.id}
          text={describeItem(item, { collection, t, language, relatedTitle })}
          onOpen={open}
          onRemove={() => tree && remove(tree, item)}
        />
      ))}
      {chips.length > 1 ? (
        <Button type="text" size="small" onClick={clear}>
          {t('data.filter.clear')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Conditions that all must hold can go one by one; alternatives only together. */
function chipsOf(root: FilterGroup): readonly FilterItem[] {
  return root.join === '$and' || root.items.length < 2 ? root.items : [root];
}

interface ChipProps {
  readonly text: string;
  onOpen(): void;
  onRemove(): void;
}

function Chip({ text, onOpen, onRemove }: ChipProps): ReactNode {
  const t = useT();
  return (
    <Space.Compact size="small" style={{ maxWidth: '100%' }}>
      <Button title={text} style={{ minWidth: 0 }} onClick={onOpen}>
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{text}</span>
      </Button>
      <Button icon={<CloseOutlined />} aria-label={t('data.filter.remove', { condition: text })} onClick={onRemove} />
    </Space.Compact>
  );
}
