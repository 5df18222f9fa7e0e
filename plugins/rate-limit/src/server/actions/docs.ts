import { listSchema, objectSchema } from '@mortise/plugin-api/server';
import { AWAY_RULES, LIMIT_KINDS, MAX_POINTS, MAX_SECONDS, SPANS } from '../../contract';

const TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const LIMIT = { points: COUNT, seconds: COUNT } as const;

export const OVERRIDE = objectSchema({ subject: TEXT, ...LIMIT });
const SETTINGS = objectSchema({
  ...Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, objectSchema(LIMIT)])),
  whenRedisIsAway: { enum: AWAY_RULES },
});
/** What `rateLimits:state` and `update` answer. */
export const STATE = objectSchema({
  settings: SETTINGS,
  store: objectSchema({ kind: { enum: ['memory', 'redis'] }, connected: { type: 'boolean' } }),
  overrides: listSchema(objectSchema({ subject: TEXT, ...LIMIT, name: { type: ['string', 'null'] } })),
});
const between = (maximum: number) => ({ type: 'integer', minimum: 1, maximum }) as const;
const NEW_LIMIT = objectSchema({}, { points: between(MAX_POINTS), seconds: between(MAX_SECONDS) });
/** What `update` takes; what is left out stays. */
export const SETTINGS_BODY = objectSchema(
  {},
  { ...Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, NEW_LIMIT])), whenRedisIsAway: { enum: AWAY_RULES } },
);

export const SPAN = { enum: SPANS } as const;
export const CALLERS = listSchema(objectSchema({ subject: TEXT, name: { type: ['string', 'null'] }, calls: COUNT, refused: COUNT }));
export const USAGE = listSchema(
  objectSchema({ at: { type: 'string', format: 'date-time' }, calls: COUNT, refused: { type: ['integer', 'null'] } }),
);
/** How many there were. */
export const REMOVED = { const: 1 } as const;
