import type { JsonValue, Principal } from '@mortise/shared';

/** Server-sent events to open browsers and clients. */
export interface PushPort {
  /** Sends to every open stream whose principal `audience` accepts (default: every signed-in principal). */
  publish(event: string, data: JsonValue, audience?: (principal: Principal) => boolean): void;
}
