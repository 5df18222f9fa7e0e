import type { ProtocolCall } from '@mortise/plugin-api/server';
import { AGGREGATE_LIMITS, type JsonObject, type SortTerm, hold, unsupported } from '@mortise/shared';
import { type ParsedOrder, parseOrder } from '../grammar/parse-order';
import { resolveOrderTerm } from '../grammar/resolve-embeds';
import { type Selected, type ShownValue, nameOf } from '../grammar/selected';
import type { AskedRows } from './asked-rows';
import type { Asking } from './asking';
import { type RowRange, readRowRange } from './row-range';

/** A value rows are grouped by, or one worked out of a group, with the way to its column. */
interface GroupedValue {
  readonly value: ShownValue;
  readonly path: readonly string[];
}

const NO_ROWS: RowRange = { kind: 'range', offset: 0, limit: 0 };

/** Sums and the like over groups of rows: what is not worked out is what they are grouped by. */
export function askedGroups(selected: Selected, { filter }: AskedRows, asking: Asking): Pick<ProtocolCall, 'action' | 'asked' | 'values'> {
  const { parameters, preferences, request, faults } = asking;
  const values = hold(faults, [], () => groupedValues(selected));
  const order = hold<ParsedOrder>(faults, { sort: [], nulls: [] }, () => parseOrder(parameters.single.order ?? ''));
  const { limit, offset } = hold(faults, NO_ROWS, () => readRowRange(request, parameters));
  if (preferences.count !== undefined) faults.push(unsupported(`count=${preferences.count}: groups`));
  return {
    action: 'query',
    asked: { sort: [], page: { kind: 'all' }, ...(filter ? { filter } : {}) },
    values: {
      dimensions: values.filter(({ value }) => value.aggregation === undefined).map((one) => hold(faults, {}, () => dimensionOf(one))),
      measures: values.flatMap(measureOf),
      orders: order.sort.map((term, index) => ({
        ...hold(faults, {}, () => orderOf(resolveOrderTerm(term, selected), values)),
        nulls: order.nulls[index] ?? 'last',
      })),
      limit: limit ?? AGGREGATE_LIMITS.rows,
      offset,
    },
  };
}

/** @throws AppError OPTION_UNSUPPORTED */
function groupedValues({ items }: Selected): readonly GroupedValue[] {
  return items.flatMap((item): readonly GroupedValue[] => {
    if (item.kind === 'value') return [{ value: item, path: [item.column ?? '*'] }];
    if (item.kind === 'all') throw unsupported('* beside groups');
    if (!item.isShown) return [];
    if (!item.isSpread) throw unsupported(`${nameOf(item)}() beside groups; ...${nameOf(item)}() is offered`);
    return groupedValues(item.selected).map(({ value, path }) => ({ value, path: [item.relation, ...path] }));
  });
}

/** @throws AppError OPTION_UNSUPPORTED for groups of what is made of values */
function dimensionOf({ value, path }: GroupedValue): JsonObject {
  const other = value.casts.find((cast) => cast !== 'text' && cast !== 'date');
  if (value.steps.length > 0 || other !== undefined) throw unsupported(`${nameOf(value)}: groups of ${other ?? '->'}`);
  return { field: path, alias: nameOf(value), ...(value.casts.includes('date') ? { format: 'YYYY-MM-DD' } : {}) };
}

function measureOf({ value, path }: GroupedValue): readonly JsonObject[] {
  const { aggregation, column } = value;
  if (aggregation === undefined) return [];
  return [{ aggregation, alias: nameOf(value), field: column === undefined ? '*' : path }];
}

/**
 * By a name in the answer, or by the column it is made of.
 * @throws AppError OPTION_UNSUPPORTED for places within JSON
 */
function orderOf(term: SortTerm, values: readonly GroupedValue[]): JsonObject {
  if (typeof term !== 'string') throw unsupported('order: ->');
  const name = term.replace(/^-/, '');
  const isMeant = ({ value, path }: GroupedValue): boolean => value.aggregation === undefined && path.join('.') === name;
  const meant = values.find(({ value }) => nameOf(value) === name) ?? values.find(isMeant);
  return { field: [meant ? nameOf(meant.value) : name], order: term.startsWith('-') ? 'desc' : 'asc' };
}
