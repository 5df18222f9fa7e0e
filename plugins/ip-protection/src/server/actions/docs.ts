import type { JsonSchema } from '@mortise/plugin-api/server';
import { LISTS } from '../../contract/rule';

const TEXT = { type: 'string' } as const;
const OPTIONAL = { type: ['string', 'null'] } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const FLAG = { type: 'boolean' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const objectOf = (properties: JsonSchema, optional: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const eachList = (schema: JsonSchema): JsonSchema => Object.fromEntries(LISTS.map((list) => [list, schema]));

const FINDING = objectOf({ subject: TEXT, list: { enum: LISTS }, passed: FLAG }, { entry: TEXT });
const orNull = (schema: JsonSchema): JsonSchema => ({ oneOf: [schema, { type: 'null' }] });
const TRIED = objectOf({
  address: TEXT,
  origin: OPTIONAL,
  principal: OPTIONAL,
  path: TEXT,
  count: COUNT,
  lastSeenAt: MOMENT,
  by: orNull(FINDING),
});

/** What `ipRules:list` answers. */
export const SUMMARIES = listOf(objectOf({ subject: TEXT, version: TEXT, entries: objectOf(eachList(COUNT)), updatedAt: MOMENT }));
/** What `ipRules:get` and `save` answer. */
export const RULE = objectOf({ subject: TEXT, version: TEXT, ...eachList(listOf(TEXT)) });
export const DRY_RUN = objectOf({
  tried: COUNT,
  refusedCount: COUNT,
  refused: listOf(TRIED),
  admittedCount: COUNT,
  admitted: listOf(TRIED),
  self: orNull(FINDING),
});
export const CHECKED = objectOf({ allowed: FLAG, findings: listOf(FINDING) });
export const SUBJECTS = objectOf({ apiKeys: listOf(objectOf({ subject: TEXT, name: OPTIONAL, userId: COUNT })) });
/** How many there were. */
export const REMOVED = COUNT;
