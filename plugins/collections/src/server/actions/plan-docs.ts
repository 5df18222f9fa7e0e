import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';
import { COUNT, FIELD } from './schema-docs';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

const RELATION = objectSchema({ collection: TEXT, field: TEXT, type: TEXT });
const FOREIGN_ROWS = objectSchema({ collection: TEXT, field: TEXT, rows: COUNT }, { rowsCapped: FLAG });
/** What names something and does not follow when it goes. */
const DEPENDENT = { kind: { enum: ['sqlQuery'] }, name: TEXT } as const;

/** What `collections:impact` answers; `field` and `values` where one field is asked about. */
export const IMPACT = objectSchema(
  {
    collection: TEXT,
    rows: COUNT,
    relations: listSchema(RELATION),
    foreignRows: listSchema(FOREIGN_ROWS),
    dependents: listSchema(objectSchema(DEPENDENT)),
  },
  { rowsCapped: FLAG, field: TEXT, values: COUNT, valuesCapped: FLAG },
);

const STEP = objectSchema({
  kind: TEXT,
  collection: TEXT,
  fields: listSchema(TEXT),
  text: TEXT,
  statements: listSchema(TEXT),
  rewritesRows: COUNT,
  lock: {},
});
/** What `collections:plan` answers. */
export const PLAN = objectSchema({
  planId: TEXT,
  applicable: FLAG,
  complete: FLAG,
  steps: listSchema(STEP),
  losses: listSchema(openSchema()),
  failures: listSchema(openSchema({ text: TEXT })),
  rewritten: listSchema(objectSchema({ collection: TEXT, rows: COUNT })),
  dependents: listSchema(objectSchema({ ...DEPENDENT, text: TEXT })),
});
/** What `collections:previewView` answers: the first records of a view that is not saved. */
export const VIEW_PREVIEW = objectSchema({ fields: listSchema(FIELD), rows: listSchema(openSchema()) });
/** What `collections:applyPlan` answers: rows written anew, and values that were given up. */
export const APPLIED_PLAN = objectSchema({ rewritten: COUNT, setNull: COUNT });
/** What `collections:listConversions` answers: the types each type can become. */
export const CONVERSIONS = { type: 'object', additionalProperties: listSchema(TEXT) } as const;

/** What `collections:listAccessible` answers. */
export const ACCESSIBLE_COLLECTIONS = listSchema(
  openSchema({
    name: TEXT,
    title: nullable(TEXT),
    description: {},
    primaryKey: TEXT,
    maxPageSize: COUNT,
    origin: { enum: ['user', 'plugin'] },
    fields: listSchema(openSchema({ name: TEXT, type: TEXT, interface: nullable(TEXT), title: nullable(TEXT) })),
    actions: { type: 'object', additionalProperties: objectSchema({ scoped: FLAG }, { fields: listSchema(TEXT) }) },
  }),
);
