import { FilterOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Badge, Button, Checkbox, Flex } from 'antd';
import { type ReactNode, use } from 'react';
import { FilterDrawer } from '../filter/filter-drawer';
import { conditionsOf } from '../filter/filter-tree';
import { filterFields } from '../filter/operators';
import { readFilterTree } from '../filter/read-filter';
import type { DataCollection } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import type { ViewState } from '../model/use-view';
import { ColumnsButton } from './columns-button';
import { FilterButtonContext } from './filter-button';
import { QuickSearch } from './quick-search-box';

export interface ToolbarProps {
  readonly collection: DataCollection;
  readonly state: ViewState;
  readonly columns: readonly DataField[];
}

/** Search, filter, columns. */
export function Toolbar({ collection, state, columns }: ToolbarProps): ReactNode {
  const t = useT();
  const { view, panel, change } = state;
  const count = activeConditions(collection, state);
  return (
    <Flex wrap gap="small" role="search" aria-label={t('data.toolbar')}>
      <QuickSearch collection={collection} value={view.search} onChange={(search) => change({ search })} />
      {filterFields(collection).length === 0 ? null : (
        <Button id={use(FilterButtonContext)} icon={<FilterOutlined />} onClick={() => change({ panel: 'filter' }, { push: true })}>
          {t('data.filter.button')}
          {count === 0 ? null : <Badge count={count} size="small" color="blue" title={t('data.filter.active', { count })} />}
        </Button>
      )}
      <ColumnsButton collection={collection} columns={columns} onChange={(names) => change({ columns: names })} />
      {collection.treeKey === undefined ? null : (
        <Checkbox checked={!view.flat} onChange={({ target }) => change({ flat: !target.checked })} style={{ alignSelf: 'center' }}>
          {t('data.tree.show')}
        </Checkbox>
      )}
      <FilterDrawer
        open={panel === 'filter'}
        collection={collection}
        filter={view.filter}
        onApply={(filter) => change({ filter, panel: undefined })}
        onClose={() => change({ panel: undefined })}
      />
    </Flex>
  );
}

/** A filter the editor cannot read counts as one. */
function activeConditions(collection: DataCollection, { view: { filter } }: ViewState): number {
  if (filter === undefined) return 0;
  const tree = readFilterTree(collection, filter);
  return tree === undefined ? 1 : conditionsOf(tree).length;
}
