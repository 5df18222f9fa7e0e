import type { JsonObject, JsonValue } from '@mortise/shared';
import { type DataCollection, type DataField, findField } from '../model/data-collection';
import { type DraftFault, parseDraft } from '../values/draft';
import type { FilterCondition, FilterGroup, FilterItem } from './filter-tree';
import { type FilterOperator, columnOf, takesList, takesNoValue } from './operators';

/** Faults by the id of their condition; `undefined` filter: there is no condition. */
export type WrittenFilter = { readonly filter: JsonObject | undefined } | { readonly faults: Readonly<Record<string, DraftFault>> };

/** The edited filter in the words of the API. Groups without conditions are left out. */
export function writeFilter(collection: DataCollection, root: FilterGroup): WrittenFilter {
  const faults: Record<string, DraftFault> = {};
  const filter = writeItem(collection, root, faults);
  return Object.keys(faults).length > 0 ? { faults } : { filter };
}

function writeItem(collection: DataCollection, item: FilterItem, faults: Record<string, DraftFault>): JsonObject | undefined {
  if (item.kind === 'condition') return writeCondition(collection, item, faults);
  const parts = item.items.map((part) => writeItem(collection, part, faults)).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : { [item.join]: parts };
}

function writeCondition(
  collection: DataCollection,
  { id, field: name, operator, drafts }: FilterCondition,
  faults: Record<string, DraftFault>,
): JsonObject | undefined {
  const field = findField(collection, name);
  const column = field === undefined ? undefined : columnOf(collection, field);
  if (field === undefined || column === undefined) return undefined;
  const parsed = takesNoValue(operator) ? { values: [] } : parseAll(field, drafts);
  if ('fault' in parsed) {
    faults[id] = parsed.fault;
    return undefined;
  }
  return comparison(column.name, operator, parsed.values);
}

function parseAll(field: DataField, drafts: readonly string[]): { readonly values: readonly JsonValue[] } | { readonly fault: DraftFault } {
  const filled = drafts.filter((draft) => draft.trim() !== '');
  if (filled.length === 0) return { fault: 'required' };
  const values: JsonValue[] = [];
  for (const draft of filled) {
    const parsed = parseDraft(comparedLoosely(field), draft);
    if ('fault' in parsed) return parsed;
    values.push(parsed.value);
  }
  return { values };
}

/** A part of an address is searched for as well as the whole; a text may be longer than the column. */
function comparedLoosely({ interface: _interface, length: _length, ...field }: DataField): DataField {
  return field;
}

function comparison(column: string, operator: FilterOperator, values: readonly JsonValue[]): JsonObject {
  const [first = null] = values;
  switch (operator) {
    case '$empty':
    case '$notEmpty':
      return { [column]: { $empty: operator === '$empty' } };
    case '$notIncludes':
      return { $not: { [column]: { $includes: first } } };
    default:
      return { [column]: { [operator]: takesList(operator) ? values : first } };
  }
}
