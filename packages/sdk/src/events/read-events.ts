import { isObject } from '../json';

export interface ServerEvent {
  /** `records.changed`, `schema.changed`, `access.changed`, `session.ended`, or what a plugin publishes. */
  readonly event: string;
  readonly data: unknown;
}

/** An event may not be larger: a stream that never ends one must not fill the memory. In characters. */
const MAX_EVENT = 1_000_000;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) out of a stream of bytes. A comment, such as the server's heartbeat, gives
 * undefined: the connection lives. Ends with the stream; throws what the stream throws.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent | undefined, void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      rest += decoder.decode(read.value, { stream: true });
      const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/);
      rest = blocks.pop() ?? '';
      if (rest.length > MAX_EVENT) throw new RangeError('An event of the stream is too large');
      for (const block of blocks) yield readBlock(block);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function readBlock(block: string): ServerEvent | undefined {
  const fields = block.split(/\r\n|\n|\r/).map(readLine);
  const data = fields.filter(({ name }) => name === 'data').map(({ value }) => value);
  if (data.length === 0) return undefined;
  const event = fields.findLast(({ name }) => name === 'event')?.value ?? 'message';
  return { event, data: parse(data.join('\n')) };
}

function readLine(line: string): { readonly name: string; readonly value: string } {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  return { name, value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A change of records, as `records.changed` tells of it; without `keys` where they are many or not for this viewer. */
export interface RecordsChanged {
  readonly dataSource: string;
  readonly collection: string;
  readonly action: 'create' | 'update' | 'destroy';
  readonly keys?: readonly (string | number)[];
}

/** What an event says of records; undefined for any other event. */
export function recordsChanged({ event, data }: ServerEvent): RecordsChanged | undefined {
  const isOne = event === 'records.changed' && isObject(data) && typeof data['collection'] === 'string';
  return isOne ? (data as unknown as RecordsChanged) : undefined;
}
