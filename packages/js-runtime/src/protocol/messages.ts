import type { JsonValue } from '@mortise/shared';

/**
 * What crosses the one port between the page (host) and the frame a block runs in. Everything is structured-cloneable and is checked by
 * whoever receives it: the frame may be anybody's code.
 */

/** Something the frame asks its host to do. */
export interface CallMessage {
  readonly kind: 'call';
  /** Counts up from 1, per port. */
  readonly id: number;
  /** An `Operation`, or unknown. */
  readonly op: string;
  readonly args: JsonValue;
}

/** The frame no longer wants an answer. */
export interface AbortMessage {
  readonly kind: 'abort';
  readonly id: number;
}

/** Something the frame tells. */
export interface TellMessage {
  readonly kind: 'tell';
  /** One of `TOLD`. */
  readonly what: string;
  readonly data: JsonValue;
}

export type FrameMessage = CallMessage | AbortMessage | TellMessage;

/** What went wrong, as far as the block's author may know it. */
export interface RemoteFault {
  readonly name: string;
  readonly message: string;
  /** Stable, as in answers of the API. */
  readonly code?: string;
  /** Of an answer of the API. */
  readonly status?: number;
  readonly response?: JsonValue;
}

export type ReplyMessage =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: JsonValue }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly fault: RemoteFault };

/** Something the host tells: new facts, a callback of a handle, the end. */
export interface EventMessage {
  readonly kind: 'event';
  readonly what: string;
  readonly data: JsonValue;
}

export type HostMessage = ReplyMessage | EventMessage;
