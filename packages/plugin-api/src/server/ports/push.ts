import type { JsonValue, Principal } from '@mortise/shared';

/**
 * Server-sent events to open browsers and clients. The core itself sends `plugins.changed`, `schema.changed`, `access.changed`,
 * `settings.changed`, `records.changed` and, last of all, `session.ended`.
 */
export interface PushPort {
  /** Sends to every open stream whose principal `audience` accepts (default: every signed-in principal). Plugins name theirs `<plugin>.…`. */
  publish(event: string, data: JsonValue, audience?: (principal: Principal) => boolean): void;
}
