import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { Limit, LimitSettings } from '../../contract';

/** The settings as the manifest's schema has checked and completed them. */
export function readSettings(values: JsonObject): LimitSettings {
  return {
    address: readLimit(values['address']),
    anonymous: readLimit(values['anonymous']),
    user: readLimit(values['user']),
    apiKey: readLimit(values['apiKey']),
    oauthClient: readLimit(values['oauthClient']),
    external: readLimit(values['external']),
    whenRedisIsAway: values['whenRedisIsAway'] === 'refuse' ? 'refuse' : 'memory',
  };
}

function readLimit(value: JsonValue | undefined): Limit {
  const { points, seconds } = isJsonObject(value) ? value : {};
  if (typeof points !== 'number' || typeof seconds !== 'number') throw new TypeError('The settings of rate-limit are not complete');
  return { points, seconds };
}
