import type { JsonObject, JsonValue } from '@mortise/shared';
import { type DataCollection, findField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { type DraftFault, parseDraft } from '../values/draft';
import { operatorBeside } from './date-words';
import type { FilterCondition, FilterGroup, FilterItem } from './filter-tree';
import { anyVariableIn } from './filter-variables';
import { type FilterOperator, columnOf, takesList, takesNoValue } from './operators';

/** Faults by the id of their condition; `undefined` filter: there is no condition. */
export type WrittenFilter = { readonly filter: JsonObject | undefined } | { readonly faults: Readonly<Record<string, DraftFault>> };

export interface WriteOptions {
  /** Values may be variables, which stay as they are. */
  readonly variables?: boolean;
}

interface Writing extends WriteOptions {
  readonly collection: DataCollection;
  readonly faults: Record<string, DraftFault>;
}

/** The edited filter in the words of the API. Groups without conditions are left out. */
export function writeFilter(collection: DataCollection, root: FilterGroup, options: WriteOptions = {}): WrittenFilter {
  const faults: Record<string, DraftFault> = {};
  const filter = writeItem(root, { ...options, collection, faults });
  return Object.keys(faults).length > 0 ? { faults } : { filter };
}

function writeItem(item: FilterItem, writing: Writing): JsonObject | undefined {
  if (item.kind === 'condition') return writeCondition(item, writing);
  const parts = item.items.map((part) => writeItem(part, writing)).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : { [item.join]: parts };
}

function writeCondition(
  { id, field: name, operator, drafts }: FilterCondition,
  { collection, faults, variables = false }: Writing,
): JsonObject | undefined {
  const field = findField(collection, name);
  const column = field === undefined ? undefined : columnOf(collection, field);
  if (field === undefined || column === undefined) return undefined;
  const parsed = takesNoValue(operator) ? { values: [] } : parseAll(field, drafts, variables);
  if ('fault' in parsed) {
    faults[id] = parsed.fault;
    return undefined;
  }
  return comparison(column.name, operator, parsed.values);
}

type ParsedDrafts = { readonly values: readonly JsonValue[] } | { readonly fault: DraftFault };

function parseAll(field: DataField, drafts: readonly string[], variables: boolean): ParsedDrafts {
  const filled = drafts.filter((draft) => draft.trim() !== '');
  if (filled.length === 0) return { fault: 'required' };
  const values: JsonValue[] = [];
  for (const draft of filled) {
    const isVariable = variables && anyVariableIn(draft) !== undefined;
    const parsed = isVariable ? { value: draft } : parseDraft(comparedLoosely(field), draft);
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
      return { [column]: { [operatorBeside(operator, first)]: takesList(operator) ? values : first } };
  }
}
