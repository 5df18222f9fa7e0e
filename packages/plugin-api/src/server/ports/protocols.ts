import type { ActionQuery, AppError, ErrorKind, JsonValue, Principal } from '@mortise/shared';
import type { ActionResult } from './actions';
import type { DescribeCalls } from './call-docs';
import type { HeaderReader } from './identity';
import type { StandardAction } from './standard-actions';
import type { ServedApis } from './served-apis';

/** A request below the base path of a protocol. */
export interface ProtocolRequest {
  readonly method: string;
  /** Below the protocol's base, no leading slash, still percent-encoded. */
  readonly path: string;
  /** Query string without `?`. */
  readonly search: string;
  readonly header: HeaderReader;
  /** The JSON body, if there is one. */
  readonly body: JsonValue | undefined;
  /** The body as it was sent, where it is a form or plain text and the protocol takes such ones (`takesText`). */
  readonly text?: string | undefined;
}

/**
 * What a request asks for, in the words of no protocol. `X-Data-Source`, `X-Timezone`, `If-Match`, `Idempotency-Key` and `X-With-ACL-Meta` mean
 * the same in every protocol, so the core reads them itself.
 */
export interface ProtocolCall {
  /** By default the one `X-Data-Source` names, else `main`. */
  readonly dataSource?: string;
  readonly resource: string;
  readonly action: StandardAction;
  /** Of the one record it is about, as text. */
  readonly key?: string;
  readonly asked: ActionQuery;
  readonly values?: JsonValue;
  /** What is wrong with the request; told only to callers who may know what it is addressed to. */
  readonly faults?: readonly AppError[];
}

/** On whose behalf an errand is run. */
export interface ProtocolCaller {
  readonly principal: Principal;
  /** Aborted when the caller leaves before the whole answer is sent. */
  readonly signal: AbortSignal;
}

/** What a protocol answers by itself: no standard action stands behind it. What its caller may do it asks `core.access`. */
export interface ProtocolErrand {
  /** Also for callers nobody knows; by default only for those who are known. */
  readonly isPublic?: boolean;
  readonly faults?: readonly AppError[];
  run(caller: ProtocolCaller): Promise<ProtocolAnswer>;
}

export interface ProtocolAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type: string;
  readonly body: string;
}

/** An error as it would be sent by the action API. */
export interface ProtocolFault {
  readonly status: number;
  readonly kind: ErrorKind;
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Another language for the same actions: it parses requests into calls and puts results into its own words. Everything between, who is
 * calling, what they may do and the statement itself, is the core's.
 */
export interface Protocol {
  readonly id: string;
  /** Absolute, ends with a slash: `/api/rest/v1/`. Everything below belongs to the protocol. */
  readonly base: string;
  /** Headers it reads besides those of the core; pages of other origins that are let in may send them. Lower case. */
  readonly requestHeaders?: readonly string[];
  /** Headers of its answers that such pages may read. Lower case. */
  readonly responseHeaders?: readonly string[];
  /** What it calls the core's parameters (`sort`, `appends`, `measures`, …), for the texts of errors: callers know no others. */
  readonly parameterNames?: Readonly<Record<string, string>>;
  /** What can be called, for documents of this server. */
  readonly describe?: DescribeCalls;
  /**
   * Other paths, absolute, that a path below the base (still percent-encoded) stands for, so that a rule for one of them counts for it: all
   * addresses of one API, say. Must not throw.
   */
  places?(path: string): readonly string[];
  /** The APIs its paths are divided into, which credentials may be limited to. One protocol has some, at most. */
  readonly apis?: ServedApis;
  /** Whether a request may bring a form or plain text as its body, besides JSON. Must not throw. */
  takesText?(request: Pick<ProtocolRequest, 'method' | 'path'>): boolean;
  /** @throws AppError when it cannot even be said what is addressed */
  parse(request: ProtocolRequest): ProtocolCall | ProtocolErrand;
  encode(result: ActionResult, request: ProtocolRequest): ProtocolAnswer;
  /** `faults` holds at least one. The status of the answer is its own choice. */
  encodeError(faults: readonly [ProtocolFault, ...ProtocolFault[]], request: ProtocolRequest): ProtocolAnswer;
}
