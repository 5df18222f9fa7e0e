import { FilterOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { describeItem } from '../../data/filter/describe-filter';
import { FilterDrawer } from '../../data/filter/filter-drawer';
import { variableIn } from '../../data/filter/filter-variables';
import { readFilterTree } from '../../data/filter/read-filter';
import { useRelatedTitles } from '../../data/filter/use-related-titles';
import type { DataCollection } from '../../data/model/data-collection';
import { useFilterVariables } from './use-filter-variables';

export interface ScopeSettingProps {
  readonly collection: DataCollection;
  readonly filter: JsonObject | undefined;
  onChange(filter: JsonObject | undefined): void;
}

/** Which records of the collection a block is about; nobody who looks at it can take that away. */
export function ScopeSetting({ collection, filter, onChange }: ScopeSettingProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const variables = useFilterVariables();
  return (
    <Flex vertical gap={4} align="flex-start" role="group" aria-label={t('blocks.scope.label')}>
      <span>{t('blocks.scope.label')}</span>
      <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
        {filter === undefined ? t('blocks.scope.all') : <ScopeText collection={collection} filter={filter} />}
      </Typography.Text>
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        {t('blocks.scope.button')}
      </Button>
      <FilterDrawer
        open={open}
        collection={collection}
        filter={filter}
        variables={variables}
        onApply={(next) => {
          setOpen(false);
          onChange(next);
        }}
        onClose={() => setOpen(false)}
      />
    </Flex>
  );
}

function ScopeText({ collection, filter }: { readonly collection: DataCollection; readonly filter: JsonObject }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const variables = useFilterVariables();
  const tree = useMemo(() => readFilterTree(collection, filter), [collection, filter]);
  const titleOf = useRelatedTitles(collection, tree);
  if (tree === undefined) return t('data.filter.custom');
  const text = describeItem(tree, {
    collection,
    t,
    language,
    relatedTitle: (field, key) => (variableIn(key) === undefined ? titleOf(field, key) : key),
  });
  return variables.reduce((said, { name, label }) => said.replaceAll(`{{${name}}}`, label), text);
}
