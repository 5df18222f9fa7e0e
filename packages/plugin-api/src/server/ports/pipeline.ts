import type { JsonValue, Principal } from '@mortise/shared';
import type { ActionPermission, ClientFacts } from './actions';
import type { HeaderReader } from './identity';

/** The phases a plugin may add steps to. */
export type OpenPhase = 'guard' | 'identify';

export interface StepRequest {
  readonly method: string;
  /** Path without query string, still encoded. */
  readonly path: string;
  readonly client: ClientFacts;
  readonly header: HeaderReader;
  /** Adds a header to the answer; of cookies, one for each name. */
  setHeader(name: string, value: string): void;
}

export interface PipelineStep {
  /** Unique in its phase; registering the same id again replaces the step. */
  readonly id: string;
  /** Lower runs earlier; default 0. */
  readonly order?: number;
  /** Throw to refuse; call `next` once to go on. */
  handle(request: StepRequest, next: () => Promise<void>): Promise<void> | void;
}

export interface RouteRequest extends StepRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
  /** The JSON body, if the route takes one. */
  readonly body: JsonValue | undefined;
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
  handle(request: RouteRequest): Promise<RouteResponse> | RouteResponse;
}

export interface PipelinePort {
  use(phase: OpenPhase, step: PipelineStep): void;
  route(route: Route): void;
}
