import { type JsonSchema, listSchema, nullable, objectSchema } from '@mortise/plugin-api/server';
import { LISTS } from '../../contract/rule';

const TEXT = { type: 'string' } as const;
const OPTIONAL = { type: ['string', 'null'] } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const FLAG = { type: 'boolean' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const eachList = (schema: JsonSchema): JsonSchema => Object.fromEntries(LISTS.map((list) => [list, schema]));

const FINDING = objectSchema({ subject: TEXT, list: { enum: LISTS }, passed: FLAG }, { entry: TEXT });
const TRIED = objectSchema({
  address: TEXT,
  origin: OPTIONAL,
  principal: OPTIONAL,
  path: TEXT,
  count: COUNT,
  lastSeenAt: MOMENT,
  by: nullable(FINDING),
});

/** What `ipRules:list` answers. */
export const SUMMARIES = listSchema(
  objectSchema({ subject: TEXT, version: TEXT, entries: objectSchema(eachList(COUNT)), updatedAt: MOMENT }),
);
/** What `ipRules:get` and `save` answer. */
export const RULE = objectSchema({ subject: TEXT, version: TEXT, ...eachList(listSchema(TEXT)) });
export const DRY_RUN = objectSchema({
  tried: COUNT,
  refusedCount: COUNT,
  refused: listSchema(TRIED),
  admittedCount: COUNT,
  admitted: listSchema(TRIED),
  self: nullable(FINDING),
});
export const CHECKED = objectSchema({ allowed: FLAG, findings: listSchema(FINDING) });
export const SUBJECTS = objectSchema({ apiKeys: listSchema(objectSchema({ subject: TEXT, name: OPTIONAL, userId: COUNT })) });
/** How many there were. */
export const REMOVED = COUNT;
