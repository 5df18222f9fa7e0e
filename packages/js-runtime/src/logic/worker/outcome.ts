import type { JsonValue } from '@mortise/shared';
import { CallError } from '../../frame/bridge';
import { ownStack, placeIn } from '../../frame/code-place';
import { ExitSignal } from '../../frame/exit-signal';
import type { LogicFault, LogicOutcome } from '../wire/faults';

/** What a run hands over. Functions and whatever else JSON does not know are left out. */
export function outcomeOf(value: unknown): LogicOutcome {
  const text = JSON.stringify(value);
  return { ok: true, value: text === undefined ? null : (JSON.parse(text) as JsonValue) };
}

/** What a run comes to that threw. */
export function outcomeOfError(error: unknown): LogicOutcome {
  if (error instanceof ExitSignal) return { ok: true, value: null, exit: error.all ? 'all' : 'one' };
  return { ok: false, fault: faultOf(error) };
}

function faultOf(error: unknown): LogicFault {
  if (!(error instanceof Error)) return { reason: 'thrown', name: 'Error', message: textOf(error), stack: '' };
  const stack = String(error.stack ?? '');
  const code = error instanceof CallError && error.code !== undefined ? { code: error.code } : {};
  return { reason: 'thrown', name: String(error.name), message: String(error.message), stack: ownStack(stack), ...placeIn(stack), ...code };
}

function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'Something was thrown that is no error';
  }
}
