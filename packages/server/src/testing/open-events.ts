import type { TestServer } from '@mortise/testing';

export interface ReceivedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** One viewer's stream of server-sent events, as it comes over HTTP. */
export interface EventViewer {
  /** Everything so far. */
  readonly events: readonly ReceivedEvent[];
  /** Waits for an event that fits, also one that has come already. */
  until(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent>;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens a stream and resolves when it is open. */
export async function openEvents(
  { url }: TestServer,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventViewer> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/__events`, {
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    signal: abort.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`No stream: ${response.status} ${await response.text()}`);
  const events: ReceivedEvent[] = [];
  const waiting = new Set<() => void>();
  const ended = read(response.body, (event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  const until = (fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { events, until, ended, close: () => abort.abort() };
}

async function read(body: ReadableStream<Uint8Array>, take: (event: ReceivedEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const found = /^event: (.*)\ndata: (.*)$/.exec(block);
        if (found) take({ event: found[1] ?? '', data: JSON.parse(found[2] ?? 'null') as unknown });
      }
    }
  } catch {
    // Closed from this side.
  }
}
