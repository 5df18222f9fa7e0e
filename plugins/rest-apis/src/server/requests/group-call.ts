import type { ProtocolCall } from '@mortise/plugin-api/server';
import { type ActionQuery, AppError, type Collection, type JsonObject, hold, malformed } from '@mortise/shared';
import { type QueryOptions, PAGE, readPage } from '../../odata';
import { readFilter, requireOnly } from './read-query';
import type { TableRequest } from './table-request';

const BY_VALUE = { field: 'value', order: 'asc', nulls: 'last' } as const;

/** The values of a column with how many records have each, by value unless asked for otherwise. */
export function groupCall(
  { collection, address, faults }: TableRequest,
  options: QueryOptions,
): Omit<ProtocolCall, 'dataSource' | 'resource'> {
  const column = requireColumn(collection, address.last);
  hold(faults, undefined, () => requireOnly(options, ['$filter', '$top', '$skip', '$orderby', '$format']));
  const filter = hold(faults, undefined, () => readFilter(options, collection));
  const { offset, top } = hold(faults, readPage({}), () => readPage(options));
  const asked: ActionQuery = { sort: [], page: { kind: 'all' }, ...(filter === undefined ? {} : { filter }) };
  const values = {
    dimensions: [{ field: [column], alias: 'value' }],
    measures: [{ field: '*', aggregation: 'count', alias: 'count' }],
    orders: hold(faults, [], () => readGroupOrder(options.$orderby)),
    limit: Math.min(top ?? PAGE.max, PAGE.max),
    offset,
  };
  return { action: 'query', asked, values };
}

/** Part of the address, so what is no column is not there. @throws AppError RESOURCE_NOT_FOUND */
export function requireColumn(collection: Collection, name: string): string {
  const field = collection.fields.get(name);
  if (field?.kind === 'column' && !field.hidden) return name;
  throw new AppError('RESOURCE_NOT_FOUND', { resource: `${collection.name}.${name}`.slice(0, 100) });
}

function readGroupOrder(text: string | undefined): readonly JsonObject[] {
  if (text === undefined) return [BY_VALUE];
  const [, field, direction = 'asc'] = /^\s*(value|count)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  if (field === undefined) throw malformed('$orderby', 'value or count, perhaps with desc', text);
  const order = direction.toLowerCase();
  return field.toLowerCase() === 'count' ? [{ field: 'count', order }, BY_VALUE] : [{ ...BY_VALUE, order }];
}
