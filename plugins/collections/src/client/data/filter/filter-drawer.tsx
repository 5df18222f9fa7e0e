import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { CodeBlock, useFocusReturn } from '@mortise/ui';
import { Alert, Button, Drawer, Flex, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataCollection } from '../model/data-collection';
import type { DraftFault } from '../values/draft';
import { FilterGroupEditor } from './filter-group';
import { type FilterGroup, newCondition, newGroup } from './filter-tree';
import { type FilterVariable, FilterVariablesContext } from './filter-variables';
import { filterFields, operatorsFor } from './operators';
import { readFilterTree } from './read-filter';
import { writeFilter } from './write-filter';

export interface FilterDrawerProps {
  readonly open: boolean;
  readonly collection: DataCollection;
  readonly filter: JsonObject | undefined;
  /** What values may be besides; the same list as long as they are the same. */
  readonly variables?: readonly FilterVariable[];
  onApply(filter: JsonObject | undefined): void;
  onClose(): void;
}

/** The filter, built from fields, operators and values; it holds when "Apply" is pressed. */
export function FilterDrawer(props: FilterDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().md === false;
  useFocusReturn(props.open);
  return (
    <Drawer open={props.open} title={t('data.filter.title')} size={narrow ? '100%' : 720} onClose={props.onClose} destroyOnHidden>
      <FilterVariablesContext value={props.variables ?? NO_VARIABLES}>
        <FilterEditor {...props} />
      </FilterVariablesContext>
    </Drawer>
  );
}

const NO_VARIABLES: readonly FilterVariable[] = [];

function FilterEditor({ collection, filter, variables, onApply, onClose }: FilterDrawerProps): ReactNode {
  const t = useT();
  const [root, setRoot] = useState<FilterGroup | undefined>(() => withOneLine(collection, readFilterTree(collection, filter, variables)));
  const [faults, setFaults] = useState<Readonly<Record<string, DraftFault>>>({});
  if (root === undefined) return <CustomFilter filter={filter} onAnew={() => setRoot(withOneLine(collection, newGroup()))} />;
  const apply = (): void => {
    const written = writeFilter(collection, root, { variables: variables !== undefined });
    if ('faults' in written) setFaults(written.faults);
    else onApply(written.filter);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // React tells forms around it as well, in whose dialogs nothing was sent.
        event.stopPropagation();
        apply();
      }}
    >
      <Flex vertical gap="middle">
        <FilterGroupEditor collection={collection} root={root} group={root} faults={faults} depth={0} onChange={setRoot} />
        <Flex gap="small" justify="flex-end" wrap>
          <Button onClick={() => onApply(undefined)}>{t('data.filter.clear')}</Button>
          <Button onClick={onClose}>{t('data.cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('data.filter.apply')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}

/** Nobody should have to ask for the first line. */
function withOneLine(collection: DataCollection, tree: FilterGroup | undefined): FilterGroup | undefined {
  const [field] = filterFields(collection);
  if (tree === undefined || tree.items.length > 0 || field === undefined) return tree;
  return { ...tree, items: [newCondition(field.name, operatorsFor(collection, field)[0] ?? '$eq')] };
}

function CustomFilter({ filter, onAnew }: { readonly filter: JsonObject | undefined; onAnew(): void }): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="middle">
      <Alert type="info" showIcon title={t('data.filter.customTitle')} description={t('data.filter.customText')} />
      <CodeBlock code={JSON.stringify(filter, undefined, 2)} label={t('data.filter.custom')} />
      <div>
        <Button onClick={onAnew}>{t('data.filter.anew')}</Button>
      </div>
    </Flex>
  );
}
