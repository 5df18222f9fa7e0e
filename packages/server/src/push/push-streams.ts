import { PassThrough, type Readable } from 'node:stream';
import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Principal } from '@mortise/shared';

/** Milliseconds. A client opens a new stream when its old one ends, so that its credential is looked at again. */
const HEARTBEAT = 25_000;
const LIFETIME = 15 * 60_000;
const STREAMS_PER_CALLER = 10;
/** Bytes one slow client may be behind. */
const MAX_BACKLOG = 1024 * 1024;

interface OpenStream {
  principal: Principal;
  readonly header: HeaderReader;
  readonly output: PassThrough;
}

/** Who the credential of a stream stands for now; undefined when it no longer holds. */
export type Recheck = (header: HeaderReader) => Promise<Principal | undefined>;

/** The open streams of server-sent events (WHATWG HTML, section 9.2). */
export class PushStreams {
  readonly #streams = new Set<OpenStream>();
  readonly #recheck: Recheck;

  constructor(recheck: Recheck) {
    this.#recheck = recheck;
  }

  get count(): number {
    return this.#streams.size;
  }

  /** @throws AppError RATE_LIMITED when the caller has too many streams open */
  open(principal: Principal, header: HeaderReader): Readable {
    const owner = callerOf(principal);
    const open = [...this.#streams].filter((stream) => callerOf(stream.principal) === owner).length;
    if (open >= STREAMS_PER_CALLER) throw new AppError('RATE_LIMITED', { max: STREAMS_PER_CALLER, retryAfter: 60 });
    const output = new PassThrough();
    const stream: OpenStream = { principal, header, output };
    const heartbeat = setInterval(() => send(stream, ':\n\n'), HEARTBEAT).unref();
    const end = setTimeout(() => output.end(), LIFETIME).unref();
    output.once('close', () => {
      clearInterval(heartbeat);
      clearTimeout(end);
      this.#streams.delete(stream);
    });
    this.#streams.add(stream);
    send(stream, ': open\n\n');
    return output;
  }

  publish(event: string, data: JsonValue, audience: (principal: Principal) => boolean = () => true): void {
    if (/[\r\n]/.test(event)) throw new AppError('DEFINITION_INVALID', { event, expected: 'one line' });
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const stream of this.#streams) if (audience(stream.principal)) send(stream, text);
  }

  /** Ends the streams whose credential was revoked and learns new roles of the others. */
  async recheck(): Promise<void> {
    await Promise.all([...this.#streams].map((stream) => this.#recheckOne(stream)));
  }

  close(): void {
    for (const { output } of this.#streams) output.end();
  }

  async #recheckOne(stream: OpenStream): Promise<void> {
    const principal = await this.#recheck(stream.header).catch(() => undefined);
    if (principal === undefined || principal.id !== stream.principal.id) stream.output.end();
    else stream.principal = principal;
  }
}

function callerOf({ id, userId }: Principal): string {
  return userId === undefined ? id : `user:${userId}`;
}

function send({ output }: OpenStream, text: string): void {
  if (output.writableEnded || output.destroyed) return;
  if (output.writableLength + output.readableLength > MAX_BACKLOG) output.destroy();
  else output.write(text);
}
