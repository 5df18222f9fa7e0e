import type { FrameMessage, ReplyMessage } from '../../protocol/messages';
import type { LogicOutcome, StopReason } from './faults';

/**
 * The way of a run: page → hidden frame → worker, and back. The frame's code is ours; a worker's messages may be anybody's, so they are texts,
 * whose size is known before they are looked at, and in which nothing can be hidden that JSON cannot say. Calls of a unit go over a port of its
 * own, whose other end is the page's.
 */

/** One evaluation of a unit's code. */
export interface RunOrder {
  /** Counts up from 1, per page. */
  readonly id: number;
  /** JSON of what this run is about: `ShownFacts`. */
  readonly facts: string;
}

/** With a port where the unit is new to the frame. */
export interface RunMessage {
  readonly kind: 'run';
  readonly unit: string;
  /** Compiled: the body of an asynchronous function with the parameter `ctx`. */
  readonly code: string;
  /** JSON of what all runs are about: `SharedFacts`. */
  readonly shared: string;
  readonly runs: readonly RunOrder[];
  /** Somebody asked to try again what was stopped. */
  readonly retry: boolean;
}

/** A unit nobody shows any more. */
export interface LeaveMessage {
  readonly kind: 'leave';
  readonly unit: string;
}

/** Is the frame still there? Yes. */
export interface AliveMessage {
  readonly kind: 'alive';
}

export interface DoneMessage {
  readonly kind: 'done';
  readonly run: number;
  readonly outcome: LogicOutcome;
}

export interface StoppedMessage {
  readonly kind: 'stopped';
  readonly runs: readonly number[];
  readonly reason: StopReason;
}

export type ToLogicFrame = RunMessage | LeaveMessage | AliveMessage;
export type FromLogicFrame = AliveMessage | DoneMessage | StoppedMessage;

export type ToWorker =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'run'; readonly shared: string; readonly runs: readonly RunOrder[] }
  /** A run nobody waits for any more. */
  | { readonly kind: 'forget'; readonly run: number }
  | { readonly kind: 'ping'; readonly id: number }
  | ReplyMessage;

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'pong'; readonly id: number }
  | { readonly kind: 'started'; readonly run: number }
  | DoneMessage
  | FrameMessage;
