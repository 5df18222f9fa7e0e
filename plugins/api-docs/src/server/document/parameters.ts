import type { JsonSchema } from '@mortise/plugin-api/server';
import { QUERY_LIMITS } from '@mortise/shared';
import type { TextKey } from '../doc-texts';
import type { Reference } from './components';
import type { DocContext } from './doc-context';

const KEY = { type: ['integer', 'string'] } as const;
const TEXT = { type: 'string' } as const;
const POSITIVE = { type: 'integer', minimum: 1 } as const;
const SWITCH = { type: 'string', enum: ['true', 'false'] } as const;
const names = (maxItems: number): JsonSchema => ({ type: 'array', items: TEXT, maxItems });

interface Shape {
  readonly in: 'query' | 'header';
  readonly schema: JsonSchema;
  /** Lists of names stand in one value, separated by commas; keys are repeated. */
  readonly explode?: boolean;
  readonly required?: boolean;
}

const query = (schema: JsonSchema, more: Omit<Shape, 'in' | 'schema'> = {}): Shape => ({ in: 'query', schema, ...more });
const header = (schema: JsonSchema, more: Omit<Shape, 'in' | 'schema'> = {}): Shape => ({ in: 'header', schema, ...more });

/** Parameters that mean the same wherever they occur: name in the request, text that explains it, form. */
const SHARED = {
  fields: ['fields', 'fields', query(names(QUERY_LIMITS.fields), { explode: false })],
  except: ['except', 'except', query(names(QUERY_LIMITS.fields), { explode: false })],
  sort: ['sort', 'sort', query(names(QUERY_LIMITS.sortTerms), { explode: false })],
  page: ['page', 'page', query(POSITIVE)],
  paginate: ['paginate', 'paginate', query(SWITCH)],
  cursor: ['cursor', 'cursor', query(TEXT)],
  tree: ['tree', 'tree', query(SWITCH)],
  count: ['count', 'count', query({ type: 'string', enum: ['exact', 'none'] })],
  key: ['filterByTk', 'filterByTk', query(KEY)],
  oneKey: ['filterByTk', 'filterByTk', query(KEY, { required: true })],
  keys: [
    'filterByTk',
    'filterByTks',
    query({ type: 'array', items: KEY, minItems: 1, maxItems: QUERY_LIMITS.bulkRows }, { explode: true }),
  ],
  filterKeys: ['filterKeys', 'filterKeys', query(names(QUERY_LIMITS.filterConditions), { explode: false, required: true })],
  updateAssociationValues: ['updateAssociationValues', 'updateAssociationValues', query(names(QUERY_LIMITS.appends), { explode: false })],
  sourceId: ['sourceId', 'sourceId', query(KEY, { required: true })],
  targetId: ['targetId', 'targetId', query(KEY)],
  method: ['method', 'method', query({ type: 'string', enum: ['insertAfter', 'prepend'] })],
  sticky: ['sticky', 'sticky', query(SWITCH)],
  sortField: ['sortField', 'sortField', query(TEXT)],
  role: ['X-Role', 'role', header(TEXT)],
  timezone: ['X-Timezone', 'timezone', header(TEXT)],
  aclMeta: ['X-With-ACL-Meta', 'aclMeta', header(TEXT)],
  ifMatch: ['If-Match', 'ifMatch', header(TEXT)],
  ifNoneMatch: ['If-None-Match', 'ifNoneMatch', header(TEXT)],
  idempotencyKey: [
    'Idempotency-Key',
    'idempotencyKey',
    header({ type: 'string', minLength: 1, maxLength: 255, pattern: String.raw`^[\x21-\x7e]+$` }),
  ],
} as const satisfies Readonly<Record<string, readonly [string, TextKey, Shape]>>;

export type SharedParameter = keyof typeof SHARED;

/** References to parameters all documents have in common. */
export function sharedParameters(wanted: readonly SharedParameter[], { components, texts, world }: DocContext): readonly Reference[] {
  // Keys of repeatable requests are remembered in `main`.
  const known = world.dataSource === 'main' ? wanted : wanted.filter((key) => key !== 'idempotencyKey');
  return known.map((key) =>
    components.refer('parameters', key, () => {
      const [name, text, { explode, ...shape }] = SHARED[key] as readonly [string, TextKey, Shape];
      const form = explode === undefined ? {} : { style: 'form', explode };
      return { name, description: texts.t(text), ...shape, ...form };
    }),
  );
}

/** The header that names the data source; `main` needs none. */
export function sourceParameters({ components, texts, world }: DocContext): readonly Reference[] {
  const { dataSource } = world;
  const isMain = dataSource === 'main';
  return [
    components.refer('parameters', 'dataSource', () => ({
      name: 'X-Data-Source',
      in: 'header',
      description: texts.t('dataSource'),
      ...(isMain ? {} : { required: true }),
      schema: { type: 'string', ...(isMain ? { default: 'main' } : { enum: [dataSource] }) },
    })),
  ];
}

/** The key in `/posts/{sourceKey}/comments:list`. */
export function parentParameter({ components, texts }: DocContext): Reference {
  return components.refer('parameters', 'sourceKey', () => ({
    name: 'sourceKey',
    in: 'path',
    required: true,
    description: texts.t('sourceKey'),
    schema: KEY,
  }));
}
