import { type ActionCall, type ActionDefinition, answer } from '@mortise/plugin-api/server';
import {
  AppError,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  jsonTypeOf,
  readListItem,
} from '@mortise/shared';
import { equals } from '../../read/column-conditions';
import { readValues } from '../../write/read-values';
import { type Engine, statementContext } from '../standard-call';
import type { LinkVerb } from './link-action';
import { requireParentKey, requireUpdate } from './linked-row';
import { readItems } from './read-links';
import type { RelationWrite } from './relation-write';
import { rememberedAction } from './remembered-actions';
import { readRows, updateRows } from './system-writes';

/** A column that holds a list, as part of an address: `posts/1/labels`. */
export interface ListColumn {
  readonly parent: Collection;
  readonly column: ColumnField;
}

type Items = readonly JsonValue[];

/** What a verb makes of a list. Whether items may stand in it twice is for the column's type to say. */
const MAKE: Readonly<Partial<Record<LinkVerb, (held: Items, given: Items) => Items>>> = {
  add: (held, given) => [...held, ...given],
  set: (_held, given) => given,
  remove: (held, given) => held.filter((item) => !given.includes(item)),
};

/**
 * `posts/1/labels:add`, and `set` and `remove`: changes items of a list while nobody else changes it, which an update of the whole list does
 * not. It takes the right to update the record, with the column among its fields, and answers `ok`, whether or not anything had to change.
 */
export function listAction({ parent, column }: ListColumn, verb: LinkVerb, services: Engine): ActionDefinition {
  return rememberedAction(column, verb, () => ({
    permission: { kind: 'granted' },
    safe: false,
    // Items come in several forms, which `readItems` tells apart.
    body: {},
    async run(call) {
      await changeList({ parent, column }, { call, verb }, services);
      return answer('ok');
    },
  }));
}

async function changeList(
  { parent, column }: ListColumn,
  { call, verb }: { readonly call: ActionCall; readonly verb: LinkVerb },
  services: Engine,
): Promise<void> {
  const { principal, header } = call;
  const { decision, scopes } = await requireUpdate(parent, column, { principal, services });
  const make = MAKE[verb];
  if (!make) throw new AppError('RELATION_UNSUPPORTED', { relation: column.name, action: verb });
  const key = requireParentKey({ parent, sourceKey: call.sourceKey });
  const given = readGiven(call, column);
  const where = [equals(parent.primaryKey, key), ...scopes];
  await services.source.transaction(async (transaction) => {
    const write: RelationWrite = { principal, services, context: { ...statementContext(principal, header('x-timezone')), transaction } };
    const [row] = await readRows(parent, { where, select: [{ kind: 'column', field: column }] }, write);
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: parent.name });
    const held = itemsOf(row, column);
    const values = readValues(parent, decision, { values: { [column.name]: [...make(held, given)] }, complete: false });
    if (!holds(values, column, held)) await updateRows(parent, { where, values }, write);
  });
}

/** @throws AppError BODY_INVALID when nothing is said, TOO_MANY_RECORDS, VALUE_INVALID for what no list holds */
function readGiven(call: ActionCall, { name }: ColumnField): Items {
  const items = readItems(call);
  if (!items) throw new AppError('BODY_INVALID', { path: 'body', expected: 'a list of items' });
  if (items.length > QUERY_LIMITS.bulkRows) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  return items.map((item) => {
    const read = readListItem(item);
    if (read !== undefined) return read;
    throw new AppError('VALUE_INVALID', { field: name, expected: 'a list of texts, numbers, true or false', received: jsonTypeOf(item) });
  });
}

function itemsOf(row: JsonObject, { name }: ColumnField): Items {
  const value = row[name];
  return Array.isArray(value) ? (value as Items) : [];
}

/** Whether the list is to be as it is already: then the record does not change. */
function holds(values: ColumnValues, column: ColumnField, held: Items): boolean {
  return JSON.stringify(values.get(column)) === JSON.stringify(held);
}
