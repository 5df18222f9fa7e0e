import { listSchema, objectSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

const COLUMN = objectSchema({ name: TEXT, type: TEXT, nullable: FLAG });
const TABLE = objectSchema({
  name: TEXT,
  title: { type: ['string', 'object', 'null'] },
  isView: FLAG,
  isWritable: FLAG,
  primaryKey: TEXT,
  columns: listSchema(COLUMN),
});
const QUERY = objectSchema({ name: TEXT, state: { enum: ['current', 'changed', 'gone'] } });

/** What `restApis:describe` answers. */
export const DESCRIPTION = objectSchema({ slug: TEXT, tables: listSchema(TABLE), queries: listSchema(QUERY) });
/** What `restApis:republish` answers. */
export const REPUBLISHED = objectSchema({ queryVersions: { type: 'object', additionalProperties: TEXT } });
/** What `restApis:sources` answers. */
export const SOURCES = listSchema(objectSchema({ key: TEXT, tables: listSchema(TEXT) }));
