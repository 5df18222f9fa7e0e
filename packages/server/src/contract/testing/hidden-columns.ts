import { type TestServer, createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { send, sendAll } from './contract-rows';

export interface HiddenColumn {
  readonly type: string;
  readonly name: string;
  /** What the only row has there. */
  readonly there: unknown;
  readonly notThere: unknown;
}

const column = (type: string, there: unknown, notThere: unknown): HiddenColumn => ({ type, name: `${type}Hidden`, there, notThere });

/** A column of each type that can be asked about. */
export const HIDDEN: readonly HiddenColumn[] = [
  column('string', 'ab', 'zz'),
  column('text', 'ab', 'zz'),
  column('uid', 'ab', 'zz'),
  column('nanoid', 'ab', 'zz'),
  column('integer', 7, 8),
  column('bigInt', 7, 8),
  column('snowflakeId', 7, 8),
  column('double', 7.5, 8),
  column('sort', 7, 8),
  column('decimal', '7.50', '8.00'),
  column('boolean', true, false),
  column('json', { a: 1 }, { b: 1 }),
  column('datetime', '2024-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'),
  column('date', '2024-03-01', '2025-03-01'),
  column('unixTimestamp', '2024-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'),
  column('time', '01:00:00', '02:00:00'),
  column('datetimeNoTz', '2024-03-01 00:00:00', '2025-03-01 00:00:00'),
  column('array', ['x'], ['z']),
  column('set', ['x'], ['z']),
  column('uuid', '0000000a-0000-4000-8000-00000000000a', '0000000b-0000-4000-8000-00000000000b'),
];

/** The operators of each type, written down once more: a new one has to be added here as well. */
const EQUALITY = ['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty', '$is', '$not', '$isCurrentUser', '$isNotCurrentUser', '$isVar'];
const ORDER = [...EQUALITY, '$gt', '$gte', '$lt', '$lte', '$between', '$notBetween'];
const PARTS = ['$includes', '$notIncludes', '$startsWith', '$notStartsWith', '$endWith', '$endsWith', '$notEndWith', '$notEndsWith'];
const TEXT = [...ORDER, ...PARTS, '$like', '$notLike', '$iLike', '$notILike'];
const DATES = ['$dateOn', '$dateNotOn', '$dateBefore', '$dateNotBefore', '$dateAfter', '$dateNotAfter', '$dateBetween'];
const LISTS = ['$match', '$notMatch', '$anyOf', '$noneOf', '$arrayEmpty', '$arrayNotEmpty', '$empty', '$notEmpty'];

export function operatorsOf(type: string): readonly string[] {
  if (['string', 'text', 'uid', 'nanoid'].includes(type)) return TEXT;
  if (['datetime', 'date', 'unixTimestamp', 'datetimeNoTz'].includes(type)) return [...ORDER, ...DATES];
  if (['array', 'set'].includes(type)) return LISTS;
  if (type === 'json') return ['$empty', '$notEmpty'];
  if (type === 'boolean') return [...EQUALITY, '$isTruly', '$isFalsy'];
  return type === 'uuid' ? EQUALITY : ORDER;
}

/** A filter on a column, in the form the operator wants. */
export function conditionOn(name: string, operator: string, value: unknown): Readonly<Record<string, unknown>> {
  if (/mpty$|Truly$|Falsy$|User$/.test(operator)) return { [`${name}.${operator}`]: true };
  if (operator === '$isVar') return { [`${name}.${operator}`]: 'currentUser.id' };
  if (operator.endsWith('etween')) return { [`${name}.${operator}`]: [value, value] };
  return { [`${name}.${operator}`]: value };
}

const values = (key: 'there' | 'notThere') => Object.fromEntries(HIDDEN.map((one) => [one.name, one[key]]));
const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const columns = HIDDEN.map(({ type, name }) => ({
  name,
  type,
  unique: type === 'string',
  ...(type === 'uuid' ? { autoFill: false } : {}),
}));
const title = { name: 'title', type: 'string' };

/**
 * `files` and their `pages`, both with hidden columns; `files` also have a hidden relation, and a visible one to `vaults`, which the role may
 * not see at all. Of pages the role sees those that are open. Resolves to the token of a user with that role, who may also write.
 */
export async function makeHidden(server: TestServer): Promise<string> {
  await createCollection(server, { name: 'vaults', ...bare, fields: [title] });
  const open = { name: 'open', type: 'boolean' };
  await createCollection(server, { name: 'pages', ...bare, fields: [title, open, ...columns] });
  const relations = [
    { name: 'vault', type: 'belongsTo', target: 'vaults' },
    { name: 'cover', type: 'belongsTo', target: 'pages' },
    { name: 'pages', type: 'hasMany', target: 'pages', foreignKey: 'fileId' },
    { name: 'hiddenPage', type: 'belongsTo', target: 'pages' },
  ];
  await createCollection(server, { name: 'files', ...bare, fields: [title, ...columns, ...relations] });
  await sendAll(server, [
    { ask: 'POST vaults:create', body: { title: 'v' } },
    { ask: 'POST pages:create', body: { title: 'open page', open: true, ...values('there') } },
    { ask: 'POST pages:create', body: { title: 'closed page', open: false, ...values('notThere'), stringHidden: 'closed' } },
    { ask: 'POST files:create', body: { title: 'a', ...values('there'), vault: 1, cover: 1, hiddenPage: 1, pages: [1, 2] } },
    { ask: 'POST files:create', body: { title: 'b', cover: 2 } },
  ]);
  const scope = await send(server, {
    ask: 'POST rolesResourcesScopes:create',
    body: { name: 'open', resourceName: 'pages', scope: { open: true } },
  });
  const { id: scopeId } = dataOf<{ id: number }>(scope);
  const files = ['title', 'vault', 'cover', 'pages'];
  const actions = (fields: readonly string[], rows: object = {}) =>
    ['view', 'create', 'update', 'destroy', 'export'].map((name) => ({
      name,
      ...(name === 'destroy' ? {} : { fields }),
      // New rows are in no scope yet.
      ...(name === 'create' ? {} : rows),
    }));
  const role = await createRole(server, {
    grants: [
      { collection: 'files', actions: actions(files) },
      { collection: 'pages', actions: actions(['title'], { scopeId }) },
    ],
  });
  return (await createUser(server, { roles: [role] })).token;
}
