import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonValue, Principal } from '@mortise/shared';
import type { ActionDocs, ActionPermission, ClientFacts } from './actions';
import type { DescribeCalls, DescribedCalls } from './call-docs';
import type { HeaderReader } from './identity';
import type { Protocol } from './protocols';
import type { ServedApis } from './served-apis';

/**
 * Where a plugin may add steps: before anything is read of the body (`guard`), before the caller is known (`identify`), and as soon as the
 * caller is known (`admit`, the end of the phase identify).
 */
export type OpenPhase = 'guard' | 'identify' | 'admit';

export interface StepRequest {
  readonly method: string;
  /** Path without query string, still encoded. */
  readonly path: string;
  readonly client: ClientFacts;
  readonly header: HeaderReader;
  /** Who is calling; before `admit` nobody knows, and it is `anonymous`. Whether a refused credential matters is found out later. */
  readonly principal: Principal;
  /** Adds a header to the answer; of cookies, one for each name. */
  setHeader(name: string, value: string): void;
}

interface StepPlace {
  /** Unique in its phase; registering the same id again replaces the step. */
  readonly id: string;
  /** Lower runs earlier; default 0. */
  readonly order?: number;
}

/** A step that is done before the next one begins. */
export interface CheckStep extends StepPlace {
  /** Throw to refuse. A promise only where something must be waited for: it costs a request more than most checks. */
  check(request: StepRequest): Promise<void> | void;
}

/** A step around all that follow, for what happens after them or looks at what they throw. */
export interface SurroundingStep extends StepPlace {
  /** Throw to refuse; call `next` once to go on. */
  handle(request: StepRequest, next: () => Promise<void>): Promise<void> | void;
}

/** One of the two kinds, never both. */
export type PipelineStep = CheckStep | SurroundingStep;

export interface RouteRequest extends StepRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The JSON body, if the route takes one. */
  readonly body: JsonValue | undefined;
  /** The fields of a form in the order they were sent, names may repeat; only for a route that takes forms. */
  readonly form: URLSearchParams | undefined;
}

export interface RouteResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly type: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path in @koa/router syntax: `/api/rest/v1/:table`. */
  readonly path: string;
  readonly permission: ActionPermission;
  /** Takes bodies of type `application/x-www-form-urlencoded` besides JSON. */
  readonly takesForms?: boolean;
  readonly describe?: ActionDocs;
  handle(request: RouteRequest): Promise<RouteResponse> | RouteResponse;
}

/** A request as Node has it, its body unread. */
export interface RawRequest extends StepRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * A place that is answered with Node's own means, for libraries that bring an HTTP application along. It is public: whoever handles it asks
 * for the caller where that matters. The steps of the phases guard and identify have run, and size announced for the body is within the limit;
 * one of unknown length must be limited by whoever reads it.
 */
export interface RawHandler {
  readonly id: string;
  /**
   * Absolute. With a slash at its end it stands for everything below, otherwise for one path, in which `:name` is any one segment. Comes
   * before routes, protocols and actions.
   */
  readonly path: string;
  /** What can be called, for documents of this server. */
  readonly describe?: DescribeCalls;
  /**
   * Resolves when the answer has been sent.
   * @throws AppError before anything was sent: answered as everywhere
   */
  handle(request: RawRequest): Promise<void>;
}

/** Lets pages of other origins call, beside those CORS_ORIGIN_WHITELIST names. Asked for every request of such a page. */
export interface OriginRule {
  readonly id: string;
  /** `origin` as the browser sends it, `path` without query string. Must not throw. */
  allows(origin: string, path: string): boolean;
  /** Keeps pages out that others let in. Must not throw. */
  refuses?(origin: string, path: string): boolean;
  /** While true it has nothing to say of any origin, and answers do not depend on it. */
  isIdle?(): boolean;
}

/** A fixed path that is mounted. */
export interface RouteDescription extends Omit<Route, 'handle'> {
  /** Id of the plugin, or `core`. */
  readonly owner: string;
}

export interface PipelinePort {
  use(phase: OpenPhase, step: PipelineStep): void;
  allowOrigins(rule: OriginRule): void;
  /** A route wins over a protocol whose base lies around it. */
  route(route: Route): void;
  handler(handler: RawHandler): void;
  /** Another language for actions, spoken below a path. */
  protocol(protocol: Protocol): void;
  /** Every fixed path. The same array until one is mounted or taken back. */
  routes(): readonly RouteDescription[];
  /** What protocols and handlers tell of their calls. The same array until one comes or goes. */
  calls(): readonly DescribedCalls[];
  /** Other paths that a path, as it is requested, stands for; the protocol around it says so. */
  placesOf(path: string): readonly string[];
  /** The APIs credentials may be limited to; undefined while no protocol has any. */
  apis(): ServedApis | undefined;
}
