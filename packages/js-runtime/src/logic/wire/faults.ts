import type { JsonValue } from '@mortise/shared';
import type { FaultEntry } from '../../protocol/start-facts';

/**
 * Why a run was ended from outside. `time`: it did not give the worker back; `silence`: it waits for nothing and does not end; `messages`,
 * `size`: it sent too many, or too large ones; `crash`: the worker is gone; `paused`: its code was stopped too often; `units`: the page has too
 * many pieces of code; `left`: nobody shows it any more.
 */
export type StopReason = 'time' | 'silence' | 'messages' | 'size' | 'crash' | 'paused' | 'units' | 'left';

export type LogicFault = (FaultEntry & { readonly reason: 'thrown' }) | { readonly reason: StopReason };

/** `exit`: the code left by `ctx.exit()`, or by `ctx.exitAll()`, which also calls off whatever follows it. */
export type LogicOutcome =
  { readonly ok: true; readonly value: JsonValue; readonly exit?: 'one' | 'all' } | { readonly ok: false; readonly fault: LogicFault };
