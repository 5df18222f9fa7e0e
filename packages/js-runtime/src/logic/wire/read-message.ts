import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { measureJson } from '../../protocol/measure';
import { readFrameMessage } from '../../protocol/read-message';
import type { LogicFault, LogicOutcome } from './faults';
import { LOGIC_LIMITS } from './limits';
import type { FromWorker } from './messages';

/** A worker's message, taken apart; undefined for what none of ours would have sent. */
export function readWorkerMessage(text: string): FromWorker | undefined {
  const message = parse(text);
  if (!isJsonObject(message) || measureJson(message, LOGIC_LIMITS.message) === undefined) return undefined;
  const { kind, id, run } = message;
  if (kind === 'ready') return { kind };
  if (kind === 'pong') return isCount(id) ? { kind, id } : undefined;
  if (kind === 'started') return isCount(run) ? { kind, run } : undefined;
  if (kind === 'done') return isCount(run) ? { kind, run, outcome: readOutcome(message['outcome']) } : undefined;
  return readFrameMessage(message);
}

/** Whatever a worker says came of a run, in the form it must have. */
function readOutcome(outcome: JsonValue | undefined): LogicOutcome {
  if (!isJsonObject(outcome)) return { ok: true, value: null };
  const { ok, value = null, exit, fault } = outcome;
  if (ok === false) return { ok, fault: readFault(isJsonObject(fault) ? fault : {}) };
  return { ok: true, value, ...(exit === 'one' || exit === 'all' ? { exit } : {}) };
}

function readFault({ name, message, stack, line, column, code }: JsonObject): LogicFault {
  return {
    reason: 'thrown',
    name: cut(name, 100) ?? 'Error',
    message: cut(message, 2000) ?? '',
    stack: cut(stack, 4000) ?? '',
    ...(isCount(line) && isCount(column) ? { line, column } : {}),
    ...(typeof code === 'string' ? { code: code.slice(0, 100) } : {}),
  };
}

function cut(text: JsonValue | undefined, length: number): string | undefined {
  return typeof text === 'string' ? text.slice(0, length) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
