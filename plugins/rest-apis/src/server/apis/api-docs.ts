import type { JsonSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const objectOf = (properties: JsonSchema): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

const COLUMN = objectOf({ name: TEXT, type: TEXT, nullable: FLAG });
const TABLE = objectOf({
  name: TEXT,
  title: { type: ['string', 'object', 'null'] },
  isView: FLAG,
  isWritable: FLAG,
  primaryKey: TEXT,
  columns: listOf(COLUMN),
});
const QUERY = objectOf({ name: TEXT, state: { enum: ['current', 'changed', 'gone'] } });

/** What `restApis:describe` answers. */
export const DESCRIPTION = objectOf({ slug: TEXT, tables: listOf(TABLE), queries: listOf(QUERY) });
/** What `restApis:republish` answers. */
export const REPUBLISHED = objectOf({ queryVersions: { type: 'object', additionalProperties: TEXT } });
/** What `restApis:sources` answers. */
export const SOURCES = listOf(objectOf({ key: TEXT, tables: listOf(TEXT) }));
