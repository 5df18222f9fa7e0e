import type { FilterOperator } from './operators';

/** One comparison as it is being edited. */
export interface FilterCondition {
  readonly kind: 'condition';
  readonly id: string;
  /** Name of the field; a relation, not its foreign key. */
  readonly field: string;
  readonly operator: FilterOperator;
  /** As typed; one, or several for lists. */
  readonly drafts: readonly string[];
}

export interface FilterGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly join: '$and' | '$or';
  readonly items: readonly FilterItem[];
}

export type FilterItem = FilterCondition | FilterGroup;

let counter = 0;

/** Tells rows of the editor apart; never sent. */
export function newId(): string {
  counter += 1;
  return `f${counter}`;
}

export function newGroup(items: readonly FilterItem[] = [], join: FilterGroup['join'] = '$and'): FilterGroup {
  return { kind: 'group', id: newId(), join, items };
}

export function newCondition(field: string, operator: FilterOperator): FilterCondition {
  return { kind: 'condition', id: newId(), field, operator, drafts: [] };
}

/** The tree with the item of that id changed, or taken out where `change` answers undefined. */
export function changeItem(group: FilterGroup, id: string, change: (item: FilterItem) => FilterItem | undefined): FilterGroup {
  const items = group.items.flatMap((item) => {
    if (item.id === id) return change(item) ?? [];
    return item.kind === 'group' ? changeItem(item, id, change) : item;
  });
  return { ...group, items };
}

export function addItem(root: FilterGroup, groupId: string, item: FilterItem): FilterGroup {
  if (root.id === groupId) return { ...root, items: [...root.items, item] };
  return changeItem(root, groupId, (group) => (group.kind === 'group' ? { ...group, items: [...group.items, item] } : group));
}

export function conditionsOf(item: FilterItem): readonly FilterCondition[] {
  return item.kind === 'condition' ? [item] : item.items.flatMap(conditionsOf);
}
