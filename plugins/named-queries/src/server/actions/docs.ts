import { listSchema, nullable, objectSchema } from '@mortise/plugin-api/server';
import { NAME_PROPERTY, QUERY_PROPERTIES } from '../query-input';

const MOMENT = { type: 'string', format: 'date-time' } as const;
const AUTHOR = nullable({ type: 'integer' });

/** What `namedQueries:get`, `create` and `update` answer. */
export const SAVED_QUERY = objectSchema({
  name: NAME_PROPERTY,
  ...QUERY_PROPERTIES,
  createdAt: MOMENT,
  updatedAt: MOMENT,
  createdById: AUTHOR,
  updatedById: AUTHOR,
});
/** What `list` answers. */
export const SAVED_QUERIES = listSchema(SAVED_QUERY);
/** What `run` and `preview` answer: which columns there are is up to the query. */
export const ROWS = listSchema({ type: 'object', additionalProperties: true });
/** How many there were. */
export const REMOVED = { type: 'integer', minimum: 1 } as const;
