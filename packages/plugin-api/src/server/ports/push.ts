import type { JsonValue, Principal } from '@mortise/shared';
import type { StepRequest } from './pipeline';

/** The request that opened a stream; `principal` is who its credential stands for now. */
export type StreamRequest = Pick<StepRequest, 'path' | 'client' | 'header' | 'principal'>;

/**
 * Server-sent events to open browsers and clients. The core itself sends `plugins.changed`, `schema.changed`, `access.changed`,
 * `settings.changed`, `records.changed` and, last of all, `session.ended`.
 */
export interface PushPort {
  /** Sends to every open stream whose principal `audience` accepts (default: every signed-in principal). Plugins name theirs `<plugin>.…`. */
  publish(event: string, data: JsonValue, audience?: (principal: Principal) => boolean): void;
  /** Ends every open stream whose request fits. Its client comes back with a new request, which is judged as any other. */
  end(fits: (request: StreamRequest) => boolean): void;
}
