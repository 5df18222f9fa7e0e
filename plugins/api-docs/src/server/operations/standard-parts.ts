import type { JsonSchema, StandardAction } from '@mortise/plugin-api/server';
import { AGGREGATE_LIMITS, AGGREGATIONS, type Collection, PERIOD_FORMATS } from '@mortise/shared';
import type { Reference } from '../document/components';
import type { DocContext } from '../document/doc-context';
import type { ErrorClass } from '../document/error-codes';
import { type SharedParameter, sharedParameters, sourceParameters } from '../document/parameters';
import { filterOf } from '../schemas/filter-schema';
import { recordOf, visibleRelations } from '../schemas/record-schema';
import { type ValuesKind, valuesOf } from '../schemas/values-schema';
import type { OpenAction, OpenResource, Rows } from '../world/open-resource';
import { envelope, jsonContent, succeeded } from './operation';

/** A standard action of a resource, or one of its name that wraps it. */
export interface StandardUse {
  readonly resource: OpenResource;
  readonly collection: Collection;
  readonly action: OpenAction;
  readonly standard: StandardAction;
}

const SHOWN: readonly SharedParameter[] = ['fields', 'except', 'sort'];
const PARAMETERS: Readonly<Record<StandardAction, readonly SharedParameter[]>> = {
  list: [...SHOWN, 'page', 'paginate', 'cursor', 'tree', 'count', 'role', 'timezone', 'aclMeta'],
  get: ['key', ...SHOWN, 'role', 'timezone', 'aclMeta', 'ifNoneMatch'],
  query: ['role', 'timezone'],
  create: ['updateAssociationValues', 'role', 'idempotencyKey'],
  update: ['keys', 'updateAssociationValues', 'role', 'timezone', 'ifMatch', 'idempotencyKey'],
  destroy: ['keys', 'role', 'timezone', 'ifMatch', 'idempotencyKey'],
  firstOrCreate: ['filterKeys', 'updateAssociationValues', 'role', 'idempotencyKey'],
  updateOrCreate: ['filterKeys', 'updateAssociationValues', 'role', 'idempotencyKey'],
  move: ['sourceId', 'targetId', 'method', 'sticky', 'sortField', 'role'],
};
const FILTERED: ReadonlySet<StandardAction> = new Set<StandardAction>(['list', 'get', 'update', 'destroy']);

export const ERRORS_OF: Readonly<Record<StandardAction, ErrorClass>> = {
  list: 'read',
  get: 'read',
  query: 'read',
  create: 'upsert',
  update: 'versioned',
  destroy: 'versioned',
  firstOrCreate: 'upsert',
  updateOrCreate: 'upsert',
  move: 'write',
};

function rowsOf({ resource, collection, action }: StandardUse): Rows {
  return { resource, collection, decision: action.decision };
}

export function standardParameters(use: StandardUse, context: DocContext): readonly JsonSchema[] {
  const { collection, standard } = use;
  const filter = filterOf(rowsOf(use), context);
  return [
    ...(FILTERED.has(standard) ? [{ name: 'filter', in: 'query', description: context.texts.t('filter'), ...jsonContent(filter) }] : []),
    ...(standard === 'list' || standard === 'get' ? [appends(use, context)] : []),
    ...(standard === 'list' ? [pageSize(collection, context)] : []),
    ...(standard === 'move' ? [targetScope()] : []),
    ...sharedParameters(PARAMETERS[standard], context),
    ...sourceParameters(context),
  ];
}

function appends({ collection, action }: StandardUse, context: DocContext): JsonSchema {
  const names = visibleRelations(collection, action.decision, context).map(({ name }) => name);
  const description = names.length === 0 ? context.texts.t('appends') : context.texts.t('appendsOf', { names: names.join(', ') });
  return {
    name: 'appends',
    in: 'query',
    description,
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string' }, maxItems: 10 },
  };
}

function pageSize({ maxPageSize }: Collection, { components, texts }: DocContext): JsonSchema {
  return components.refer('parameters', `pageSize${maxPageSize}`, () => ({
    name: 'pageSize',
    in: 'query',
    description: texts.t('pageSize'),
    schema: { type: 'integer', minimum: 1, maximum: maxPageSize, default: Math.min(20, maxPageSize) },
  }));
}

function targetScope(): JsonSchema {
  const schema = { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1, maxProperties: 1 };
  return { name: 'targetScope', in: 'query', style: 'deepObject', explode: true, schema };
}

/** The body of a standard action; undefined when it takes none. */
export function standardBody(use: StandardUse, context: DocContext): JsonSchema | undefined {
  const { standard } = use;
  const values = (kind: ValuesKind): Reference => valuesOf(rowsOf(use), kind, context);
  if (standard === 'query') return { required: true, ...jsonContent(queryBody(use, context)) };
  if (standard === 'update') return { required: true, description: context.texts.t('updateWhich'), ...jsonContent(values('update')) };
  if (standard === 'firstOrCreate' || standard === 'updateOrCreate') return { required: true, ...jsonContent(values('values')) };
  if (standard !== 'create') return undefined;
  const one = values('create');
  const many = { type: 'array', items: one, minItems: 1, maxItems: 1000 };
  return { required: true, description: context.texts.t('createMany'), ...jsonContent({ oneOf: [one, many] }) };
}

function queryBody(use: StandardUse, context: DocContext): Reference {
  const { resource } = use;
  const filter = filterOf(rowsOf(use), context);
  const field = { type: ['string', 'array'], items: { type: 'string' } };
  const text = { type: 'string' };
  return context.components.schema(`${resource.name}.query`, () => ({
    type: 'object',
    properties: {
      measures: list(
        { field, aggregation: { type: 'string', enum: AGGREGATIONS }, alias: text, distinct: { type: 'boolean' } },
        ['aggregation'],
        AGGREGATE_LIMITS.measures,
      ),
      dimensions: list(
        { field, format: { type: 'string', enum: PERIOD_FORMATS }, alias: text, timezone: text },
        ['field'],
        AGGREGATE_LIMITS.dimensions,
      ),
      filter,
      having: { type: 'object', additionalProperties: true },
      orders: list(
        { field, order: { type: 'string', enum: ['asc', 'desc'] }, nulls: { type: 'string', enum: ['first', 'last'] } },
        ['field'],
        AGGREGATE_LIMITS.orders,
      ),
      limit: { type: 'integer', minimum: 1, maximum: AGGREGATE_LIMITS.rows, default: AGGREGATE_LIMITS.defaultRows },
      offset: { type: 'integer', minimum: 0 },
    },
    additionalProperties: false,
  }));
}

function list(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[], maxItems: number): JsonSchema {
  return { type: 'array', maxItems, items: { type: 'object', properties, required, additionalProperties: false } };
}

/** What a standard action answers with. */
export function standardSuccess(
  { resource, collection, standard }: StandardUse,
  context: DocContext,
): Readonly<Record<string, JsonSchema>> {
  const { texts, components } = context;
  const row = recordOf(resource, collection, context);
  const rows = { type: 'array', items: row };
  const meta = metaOf(context);
  switch (standard) {
    case 'list':
      return succeeded(envelope(rows, meta), context);
    case 'get': {
      const headers = { ETag: { description: texts.t('etag'), schema: { type: 'string' } } };
      return { ...succeeded(envelope(row, meta), context, headers), '304': { description: texts.t('unchanged') } };
    }
    case 'query':
      return succeeded(envelope({ type: 'array', items: groupOf(context) }), context);
    case 'destroy':
      return succeeded(envelope({ type: 'integer', minimum: 0, description: texts.t('removed') }, meta), context);
    case 'update':
      return succeeded(envelope(rows, meta), context);
    case 'move':
      return succeeded(envelope({ type: 'string', const: 'ok' }), context);
    case 'firstOrCreate':
      return succeeded(envelope(row, meta), context);
    default: {
      const oneOrMany = components.schema(`${resource.name}.oneOrMany`, () => ({ oneOf: [row, rows] }));
      return succeeded(envelope(oneOrMany, meta), context);
    }
  }
}

/** Names are the callers' own, values numbers, texts or what the field holds. */
function groupOf({ components }: DocContext): Reference {
  return components.schema('Shared.Group', () => ({
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
  }));
}

/** What stands beside `data`. */
export function metaOf({ components }: DocContext): Reference {
  const whole = { type: 'integer', minimum: 0 };
  const keys = { type: 'array', items: { type: ['integer', 'string'] } };
  return components.schema('Shared.Meta', () => ({
    type: 'object',
    properties: {
      count: whole,
      countCapped: { type: 'boolean' },
      page: whole,
      pageSize: whole,
      totalPage: whole,
      hasNext: { type: 'boolean' },
      nextCursor: { type: ['string', 'null'] },
      truncated: { type: 'array', items: { type: 'string' } },
      replayed: { type: 'boolean' },
      allowedActions: { type: 'object', additionalProperties: keys },
    },
  }));
}
