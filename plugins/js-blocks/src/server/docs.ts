import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';
import { LIBRARY_FORMATS } from '../contract';

const TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const STATUS = { enum: ['requested', 'approved'] } as const;
const ID = { type: 'integer' } as const;
const NAMES = { name: TEXT, version: TEXT, format: { enum: LIBRARY_FORMATS } } as const;

/** What `jsBlocks:ticket` answers. */
export const TICKET = objectSchema({ token: TEXT, expiresAt: MOMENT });
/** What `jsBlocks:fetch` answers. */
export const OUTBOUND_ANSWER = objectSchema({
  status: { type: 'integer' },
  headers: { type: 'object', additionalProperties: TEXT },
  body: TEXT,
  isBase64: { type: 'boolean' },
  url: TEXT,
});

/** What `jsLibraries:create`, `upload` and `fetch` answer. */
export const LIBRARY = openSchema({
  id: ID,
  specifier: TEXT,
  ...NAMES,
  status: STATUS,
  integrity: nullable(TEXT),
  size: nullable(COUNT),
  note: nullable(TEXT),
});
/** What `jsLibraries:request` answers. */
export const REQUESTED_LIBRARY = objectSchema({ id: ID, specifier: TEXT, status: STATUS });
/** What `jsLibraries:resolve` answers. */
export const RESOLVED_LIBRARY = objectSchema({ ...NAMES, integrity: TEXT, path: TEXT });

/** What a block remembers may be anything; null when there is nothing. */
export const STORED_VALUE = { type: ['string', 'number', 'boolean', 'object', 'array', 'null'], items: {} } as const;
export const STORED_KEYS = listSchema(TEXT);
export const STORED = { const: true } as const;
/** Whether there was one. */
export const FORGOTTEN = { type: 'boolean' } as const;

/** How many went. */
export const CLEARED = COUNT;
