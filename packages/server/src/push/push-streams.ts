import { PassThrough, type Readable } from 'node:stream';
import type { HeaderReader, StreamRequest } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Principal } from '@mortise/shared';
import { type OpenStream, callerOf, eventText, samePrincipal, send } from './open-stream';

/** Milliseconds. A client opens a new stream when its old one ends, so that its credential is looked at again. */
const HEARTBEAT = 25_000;
const LIFETIME = 15 * 60_000;
const STREAMS_PER_CALLER = 10;

/** Who the credential of a stream stands for now; undefined when it no longer holds. Rejects when that cannot be told. */
export type Recheck = (header: HeaderReader) => Promise<Principal | undefined>;

/** The open streams of server-sent events (WHATWG HTML, section 9.2). */
export class PushStreams {
  readonly #streams = new Set<OpenStream>();
  readonly #recheck: Recheck;
  #rechecked: Promise<unknown> = Promise.resolve();
  #sent: Promise<unknown> = Promise.resolve();

  constructor(recheck: Recheck) {
    this.#recheck = recheck;
  }

  get count(): number {
    return this.#streams.size;
  }

  /** @throws AppError RATE_LIMITED when the caller has too many streams open */
  open({ principal, path, client, header }: StreamRequest): Readable {
    const owner = callerOf(principal);
    const open = [...this.#streams].filter((stream) => callerOf(stream.principal) === owner).length;
    if (open >= STREAMS_PER_CALLER) throw new AppError('RATE_LIMITED', { max: STREAMS_PER_CALLER, retryAfter: 60 });
    const output = new PassThrough();
    const stream: OpenStream = { principal, request: { path, client, header }, output };
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
    const text = eventText(event, data);
    for (const stream of this.#streams) if (audience(stream.principal)) send(stream, text);
  }

  /**
   * Sends every stream what `dataFor` makes for its viewer, undefined being nothing; in the order of the calls, and not while
   * principals are being read anew. Who becomes somebody else meanwhile gets nothing: they are told that all may look different.
   */
  publishEach(event: string, dataFor: (principal: Principal) => Promise<JsonValue | undefined>): Promise<void> {
    const sent = this.#sent.then(() => this.#sendEach(event, dataFor));
    this.#sent = sent.catch(() => undefined);
    return sent;
  }

  /** Ends the streams whose credential was revoked and learns new roles of the others. Returns the viewers who are others now. */
  recheck(): Promise<ReadonlySet<Principal>> {
    const check = async (): Promise<ReadonlySet<Principal>> => {
      const changed = await Promise.all([...this.#streams].map((stream) => this.#recheckOne(stream)));
      return new Set(changed.filter((principal) => principal !== undefined));
    };
    const checked = this.#rechecked.then(check);
    this.#rechecked = checked;
    return checked;
  }

  /** Ends those whose request fits. */
  end(fits: (request: StreamRequest) => boolean): void {
    for (const { request, principal, output } of this.#streams) if (fits({ ...request, principal })) output.end();
  }

  close(): void {
    for (const { output } of this.#streams) output.end();
  }

  async #sendEach(event: string, dataFor: (principal: Principal) => Promise<JsonValue | undefined>): Promise<void> {
    await this.#rechecked;
    const sendOne = async (stream: OpenStream): Promise<void> => {
      const { principal } = stream;
      const data = await dataFor(principal);
      if (data !== undefined && stream.principal === principal) send(stream, eventText(event, data));
    };
    await Promise.all([...this.#streams].map(sendOne));
  }

  async #recheckOne(stream: OpenStream): Promise<Principal | undefined> {
    let principal: Principal | undefined;
    try {
      principal = await this.#recheck(stream.request.header);
    } catch {
      // Nobody knows whether the session goes on; the client comes back and is told.
      stream.output.end();
      return undefined;
    }
    if (principal === undefined || principal.id !== stream.principal.id) {
      send(stream, eventText('session.ended', {}));
      stream.output.end();
      return undefined;
    }
    if (samePrincipal(principal, stream.principal)) return undefined;
    stream.principal = principal;
    return principal;
  }
}
