import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { CodeBlock, useFocusReturn, useLossQuestion, useOpenings } from '@mortise/ui';
import { Alert, Button, Drawer, Flex, Grid } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
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

/** The filter, built from fields, operators and values; it holds when "Apply" is pressed. Closing it with something changed asks first. */
export function FilterDrawer(props: FilterDrawerProps): ReactNode {
  return <OpenedDrawer key={useOpenings(props.open)} {...props} />;
}

function OpenedDrawer(props: FilterDrawerProps): ReactNode {
  const { open, variables = NO_VARIABLES, onApply, onClose } = props;
  const t = useT();
  const narrow = Grid.useBreakpoint().md === false;
  const isEdited = useRef(false);
  const { mayLose, holder } = useLossQuestion({ isDirty: () => open && isEdited.current });
  useFocusReturn(open);
  const apply: FilterDrawerProps['onApply'] = (filter) => {
    isEdited.current = false;
    onApply(filter);
  };
  const close = async (): Promise<void> => {
    if (await mayLose()) onClose();
  };
  return (
    <Drawer open={open} title={t('data.filter.title')} size={narrow ? '100%' : 720} onClose={() => void close()} destroyOnHidden>
      {holder}
      <FilterVariablesContext value={variables}>
        <FilterEditor {...props} onEdited={() => (isEdited.current = true)} onApply={apply} onClose={() => void close()} />
      </FilterVariablesContext>
    </Drawer>
  );
}

const NO_VARIABLES: readonly FilterVariable[] = [];

interface FilterEditorProps extends FilterDrawerProps {
  onEdited(): void;
}

function FilterEditor({ collection, filter, variables, onEdited, onApply, onClose }: FilterEditorProps): ReactNode {
  const t = useT();
  const [root, setRoot] = useState<FilterGroup | undefined>(() => withOneLine(collection, readFilterTree(collection, filter, variables)));
  const [faults, setFaults] = useState<Readonly<Record<string, DraftFault>>>({});
  if (root === undefined) return <CustomFilter filter={filter} onAnew={() => setRoot(withOneLine(collection, newGroup()))} />;
  const change = (next: FilterGroup): void => {
    onEdited();
    setRoot(next);
  };
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
        <FilterGroupEditor collection={collection} root={root} group={root} faults={faults} depth={0} onChange={change} />
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
