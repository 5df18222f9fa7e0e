import type { Readable } from 'node:stream';
import type { ClientFacts, HeaderReader, Log, StepRequest, ToldFault, Upload } from '@mortise/plugin-api/server';
import type { Identified } from '@mortise/resources';
import { ANONYMOUS, type Principal } from '@mortise/shared';
import type { Context } from 'koa';
import type { BodyContent } from '../body/body-content';
import { ClientGone } from '../http/client-gone';
import { type TargetOf, nowhere } from '../targets/target';
import type { AnswerContent } from './answer-content';
import { AnswerHead } from './answer-head';

export interface ExchangeFacts {
  readonly requestId: string;
  readonly log: Log;
  /** Looks at address and language only when somebody asks. */
  readonly client: () => ClientFacts;
}

export type Target = TargetOf<Exchange>;

/** One request on its way through the pipeline, and what the phases have found out about it so far. */
export class Exchange implements StepRequest {
  readonly ctx: Context;
  readonly requestId: string;
  readonly method: string;
  /** Without query string, still percent-encoded. */
  readonly path: string;
  /** Query string without `?`. */
  readonly search: string;
  readonly header: HeaderReader;
  /** What the answer says before its body. */
  readonly head = new AnswerHead();

  /** Who is calling. A refused credential leaves a fault that counts unless the target turns out to be public. */
  identified: Identified = { principal: ANONYMOUS };
  /** The request asks, for a page of another origin, what that page may do, and has its answer. */
  preflight = false;
  body: BodyContent = {};
  target: Target = nowhere;
  /** Set once the answer is decided; what comes later must not touch it. */
  answered = false;
  /** The body of the answer, when it is complete. */
  content: AnswerContent | undefined;
  /** Set while the request may take as long as it needs. */
  unhurried = false;
  /** Puts an error into the caller's words. */
  tell: (error: unknown) => readonly ToldFault[] = () => [];
  /** The answer, when it is sent while it is made. */
  sending: Readable | undefined;

  readonly #facts: ExchangeFacts;
  #client: ClientFacts | undefined;
  #log: Log | undefined;
  #leaving: AbortController | undefined;

  constructor(ctx: Context, facts: ExchangeFacts) {
    const { url = '/', method = 'GET', headers } = ctx.req;
    const mark = url.indexOf('?');
    this.ctx = ctx;
    this.#facts = facts;
    this.requestId = facts.requestId;
    this.method = method;
    this.path = mark === -1 ? url : url.slice(0, mark);
    this.search = mark === -1 ? '' : url.slice(mark + 1);
    this.header = (name) => {
      if (name.startsWith(':')) return this.#pseudoHeader(name);
      const value = headers[name];
      return typeof value === 'string' ? value : value?.join(', ');
    };
  }

  get client(): ClientFacts {
    return (this.#client ??= this.#facts.client());
  }

  get principal(): Principal {
    return this.identified.principal;
  }

  get log(): Log {
    return (this.#log ??= this.#facts.log.child({ requestId: this.requestId }));
  }

  get upload(): Upload | undefined {
    return this.body.upload;
  }

  get signal(): AbortSignal {
    return (this.#leaving ??= this.#watchLeaving()).signal;
  }

  setHeader(name: string, value: string): void {
    if (this.ctx.res.headersSent) return;
    this.head.set(name, isCookie(name) ? withCookie(this.head.get('set-cookie'), value) : value);
  }

  #watchLeaving(): AbortController {
    const leaving = new AbortController();
    const { res } = this.ctx;
    if (res.destroyed) leaving.abort(new ClientGone());
    else res.once('close', () => res.writableFinished || leaving.abort(new ClientGone()));
    return leaving;
  }

  #pseudoHeader(name: string): string | undefined {
    if (name === ':method') return this.method;
    if (name === ':scheme') return this.client.secure ? 'https' : 'http';
    return name === ':authority' ? this.client.origin.split('://')[1] : undefined;
  }
}

function isCookie(name: string): boolean {
  return name.length === 'set-cookie'.length && name.toLowerCase() === 'set-cookie';
}

/** The cookies set so far and one more, which takes the place of an earlier one of its name (RFC 6265, 4.1.1). */
function withCookie(before: string | readonly string[] | undefined, cookie: string): string[] {
  const name = cookie.slice(0, cookie.indexOf('=') + 1);
  return [...[before ?? []].flat().filter((other) => !other.startsWith(name)), cookie];
}
