import type { JsonSchema } from '@mortise/plugin-api/server';
import { AWAY_RULES, LIMIT_KINDS, SPANS } from '../../contract';

const TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;

const objectOf = (properties: JsonSchema): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});
const LIMIT = { points: COUNT, seconds: COUNT } as const;

export const OVERRIDE = objectOf({ subject: TEXT, ...LIMIT });
const SETTINGS = objectOf({
  ...Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, objectOf(LIMIT)])),
  whenRedisIsAway: { enum: AWAY_RULES },
});
/** What `rateLimits:state` and `update` answer. */
export const STATE = objectOf({
  settings: SETTINGS,
  store: objectOf({ kind: { enum: ['memory', 'redis'] }, connected: { type: 'boolean' } }),
  overrides: { type: 'array', items: objectOf({ subject: TEXT, ...LIMIT, name: { type: ['string', 'null'] } }) },
});
export const SETTINGS_BODY = SETTINGS;

export const SPAN = { enum: SPANS } as const;
export const CALLERS = {
  type: 'array',
  items: objectOf({ subject: TEXT, name: { type: ['string', 'null'] }, calls: COUNT, refused: COUNT }),
} as const;
export const USAGE = {
  type: 'array',
  items: objectOf({ at: { type: 'string', format: 'date-time' }, calls: COUNT, refused: { type: ['integer', 'null'] } }),
} as const;
/** How many there were. */
export const REMOVED = { const: 1 } as const;
