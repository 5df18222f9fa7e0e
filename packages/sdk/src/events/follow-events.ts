import { MortiseError, NetworkError, ServerError } from '../errors/errors';
import { pause } from '../http/retry';
import type { Transport } from '../http/transport';
import { type ServerEvent, readEvents } from './read-events';

/** Milliseconds. The server says something every 25 seconds, so a silent stream is a dead one. */
const SILENCE = 60_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

export interface FollowOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * What changes, for as long as it is listened to. Streams end and break; a new one is opened then, and `{ event: 'reconnected' }` says
 * that events may have been missed: ask again for what is shown. Ends after `session.ended`, and by the signal's reason.
 * @throws MortiseError when the server refuses, not when it is away
 */
export async function* followEvents(transport: Transport, { signal }: FollowOptions): AsyncGenerator<ServerEvent, void> {
  let failures = 0;
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst) await pause(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures), signal);
    try {
      for await (const event of oneStream(transport, { signal, isFirst })) {
        failures = 0;
        yield event;
        if (event.event === 'session.ended') return;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error)) throw error;
      failures = Math.min(failures + 1, 10);
    }
  }
}

interface StreamOptions extends FollowOptions {
  readonly isFirst: boolean;
}

async function* oneStream(transport: Transport, { signal, isFirst }: StreamOptions): AsyncGenerator<ServerEvent, void> {
  const own = new AbortController();
  const end = (): void => own.abort(signal?.reason);
  signal?.addEventListener('abort', end, { once: true });
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => own.abort(), SILENCE);
  };
  try {
    signal?.throwIfAborted();
    const { body } = await transport.stream({ method: 'GET', path: '__events', repeatable: 'refused', signal: own.signal });
    heard();
    if (!isFirst) yield { event: 'reconnected', data: {} };
    for await (const event of body ? readEvents(body) : []) {
      heard();
      if (event) yield event;
    }
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', end);
    own.abort();
  }
}

/** The server is away or busy; anything but a refusal is the network's, such as a stream that breaks. */
function isPassing(error: unknown): boolean {
  return !(error instanceof MortiseError) || error instanceof NetworkError || error instanceof ServerError;
}
