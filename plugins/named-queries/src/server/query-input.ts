import type { SqlPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, type JsonValue, isAppError, normalizeColumn } from '@mortise/shared';
import { PARAMETER_TYPES, type Parameter, type Tree } from '../contract/query-parts';
import { checkTree } from './fill-tree';
import { checkParameters } from './parameters';
import type { SavedQuery } from './saved-query';

const NAME = '^[A-Za-z_][A-Za-z0-9_]*$';
const SIZE = { type: 'integer', minimum: 1, maximum: 1000 };

const PARAMETER = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'type'],
  properties: {
    name: { type: 'string', maxLength: 63, pattern: NAME },
    type: { enum: PARAMETER_TYPES },
    title: { type: 'string', maxLength: 255 },
    required: { type: 'boolean' },
    defaultValue: {},
  },
};

const TREE = {
  type: 'object',
  additionalProperties: false,
  required: ['resource', 'action'],
  properties: { resource: { type: 'string', maxLength: 127 }, action: { enum: ['list', 'query'] }, params: { type: 'object' } },
};

export const QUERY_PROPERTIES = {
  title: { anyOf: [{ type: 'string', maxLength: 255 }, { type: 'null' }] },
  kind: { enum: ['tree', 'sql'] },
  dataSource: { type: 'string', minLength: 1, maxLength: 63 },
  tree: { anyOf: [TREE, { type: 'null' }] },
  sql: { anyOf: [{ type: 'string', minLength: 1, maxLength: 20_000 }, { type: 'null' }] },
  parameters: { type: 'array', maxItems: 50, items: PARAMETER },
  pageSize: SIZE,
  maxPageSize: SIZE,
  roles: { type: 'array', maxItems: 200, items: { type: 'string', maxLength: 50 } },
};

export const NAME_PROPERTY = { type: 'string', minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9_][A-Za-z0-9_-]*$' };

export interface InputDeps {
  readonly sql: SqlPort;
  /** What SQL may read of a data source. @throws AppError DATA_SOURCE_NOT_FOUND */
  readonly tables: (dataSource: string) => readonly Collection[];
}

interface Given {
  readonly title?: string | null;
  readonly kind?: 'tree' | 'sql';
  readonly dataSource?: string;
  readonly tree?: Partial<Tree> | null;
  readonly sql?: string | null;
  readonly parameters?: readonly Parameter[];
  readonly pageSize?: number;
  readonly maxPageSize?: number;
}

/** The columns of a query. */
export interface QueryColumns extends JsonObject {
  readonly kind: 'tree' | 'sql';
}

/**
 * A whole definition from a body that fits `QUERY_PROPERTIES`, on top of what is saved already.
 * @throws AppError VALUE_REQUIRED, VALUE_INVALID, DEFINITION_INVALID, SQL_INVALID
 */
export function readQueryInput(given: Given, saved: Partial<SavedQuery> | undefined, deps: InputDeps): QueryColumns {
  const whole = { ...(saved as Given | undefined), ...given };
  const { title, kind, dataSource = 'main', tree, sql, parameters = [], pageSize = 20, maxPageSize = 200 } = whole;
  if (kind === undefined) throw new AppError('VALUE_REQUIRED', { field: 'kind' });
  if (pageSize > maxPageSize) throw new AppError('VALUE_INVALID', { field: 'pageSize', expected: `a number of at most ${maxPageSize}` });
  checkParameters(parameters);
  const tables = tablesOf(dataSource, deps);
  const content =
    kind === 'sql'
      ? { sql: readSql(sql, { parameters, dataSource, tables }, deps), tree: null }
      : { sql: null, tree: readTree(tree, parameters) };
  // Checked by the schema: what a parameter holds is JSON.
  const plain = parameters as unknown as JsonValue;
  return { title: title ?? null, kind, dataSource, ...content, parameters: plain, pageSize, maxPageSize };
}

/** @throws AppError VALUE_INVALID */
function tablesOf(dataSource: string, { tables }: InputDeps): readonly Collection[] {
  try {
    return tables(dataSource);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'DATA_SOURCE_NOT_FOUND') throw error;
    throw new AppError('VALUE_INVALID', { field: 'dataSource', expected: 'the key of a data source that is open' }, { cause: error });
  }
}

interface SqlPlace {
  readonly parameters: readonly Parameter[];
  readonly dataSource: string;
  readonly tables: readonly Collection[];
}

function readSql(text: string | null | undefined, { parameters, dataSource, tables }: SqlPlace, { sql }: InputDeps): string {
  if (typeof text !== 'string') throw new AppError('VALUE_REQUIRED', { field: 'sql' });
  const declared = new Map(parameters.map(({ name, type }) => [name, { field: normalizeColumn({ name, type }), value: null }]));
  sql.check({ text, dataSource, parameters: declared, tables });
  return text;
}

function readTree(given: Partial<Tree> | null | undefined, parameters: readonly Parameter[]): JsonObject {
  const { resource, action, params = {} } = given ?? {};
  if (resource === undefined || action === undefined) throw new AppError('VALUE_REQUIRED', { field: 'tree' });
  checkTree({ resource, action, params }, new Set(parameters.map(({ name }) => name)));
  return { resource, action, params };
}
