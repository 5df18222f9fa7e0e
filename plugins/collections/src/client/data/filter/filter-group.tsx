import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Select, theme } from 'antd';
import type { ReactNode } from 'react';
import type { DataCollection } from '../model/data-collection';
import type { DraftFault } from '../values/draft';
import { FilterConditionEditor } from './filter-condition';
import { type FilterGroup, type FilterItem, addItem, changeItem, newCondition, newGroup } from './filter-tree';
import { filterFields, operatorsFor } from './operators';

export interface FilterGroupProps {
  readonly collection: DataCollection;
  /** The whole filter, which `onChange` gets back. */
  readonly root: FilterGroup;
  readonly group: FilterGroup;
  readonly faults: Readonly<Record<string, DraftFault>>;
  readonly depth: number;
  onChange(root: FilterGroup): void;
}

/** The server takes eight levels; people lose their way before. */
const MAX_DEPTH = 3;

/** Conditions of which all, or any, must hold. */
export function FilterGroupEditor(props: FilterGroupProps): ReactNode {
  const { root, group, depth, onChange } = props;
  const { token } = theme.useToken();
  const t = useT();
  const box = depth === 0 ? {} : { border: `1px solid ${token.colorBorder}`, borderRadius: token.borderRadiusLG, padding: 12 };
  const setJoin = (join: FilterGroup['join']): void =>
    onChange(
      root.id === group.id ? { ...root, join } : changeItem(root, group.id, (item) => (item.kind === 'group' ? { ...item, join } : item)),
    );
  return (
    <Flex vertical gap="small" role="group" aria-label={t('data.filter.group')} style={box}>
      <Flex gap="small" justify="space-between">
        <Select
          value={group.join}
          aria-label={t('data.filter.join')}
          style={{ minWidth: 220 }}
          options={[
            { value: '$and', label: t('data.filter.all') },
            { value: '$or', label: t('data.filter.any') },
          ]}
          onChange={setJoin}
        />
        {depth === 0 ? null : (
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('data.filter.removeGroup')}
            onClick={() => onChange(changeItem(root, group.id, () => undefined))}
          />
        )}
      </Flex>
      {group.items.map((item) => (
        <Item key={item.id} {...props} item={item} />
      ))}
      <AddButtons {...props} />
    </Flex>
  );
}

function Item({ item, ...props }: FilterGroupProps & { readonly item: FilterItem }): ReactNode {
  const { collection, root, faults, depth, onChange } = props;
  if (item.kind === 'group') return <FilterGroupEditor {...props} group={item} depth={depth + 1} />;
  return (
    <FilterConditionEditor
      collection={collection}
      condition={item}
      fault={faults[item.id]}
      onChange={(next) => onChange(changeItem(root, item.id, () => next))}
    />
  );
}

function AddButtons({ collection, root, group, depth, onChange }: FilterGroupProps): ReactNode {
  const t = useT();
  const [field] = filterFields(collection);
  if (field === undefined) return null;
  const condition = (): FilterItem => newCondition(field.name, operatorsFor(collection, field)[0] ?? '$eq');
  return (
    <Flex wrap gap="small">
      <Button icon={<PlusOutlined />} onClick={() => onChange(addItem(root, group.id, condition()))}>
        {t('data.filter.addCondition')}
      </Button>
      {depth >= MAX_DEPTH ? null : (
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange(addItem(root, group.id, newGroup([condition()], group.join === '$and' ? '$or' : '$and')))}
        >
          {t('data.filter.addGroup')}
        </Button>
      )}
    </Flex>
  );
}
