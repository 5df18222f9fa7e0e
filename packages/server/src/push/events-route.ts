import type { ServedRoute } from '../targets/route-target';
import type { PushStreams } from './push-streams';

/** `GET <api>/__events`: what plugins publish, as server-sent events for the caller. */
export function eventsRoute(apiBase: string, streams: PushStreams): ServedRoute {
  return {
    method: 'GET',
    path: `${apiBase}__events`,
    permission: { kind: 'loggedIn' },
    handle: (request) => ({
      type: 'text/event-stream; charset=utf-8',
      // Proxies that buffer would hold events back; a connection whose stream has ended must not keep a closing server waiting.
      headers: { 'X-Accel-Buffering': 'no', Connection: 'close' },
      body: streams.open(request),
    }),
  };
}
