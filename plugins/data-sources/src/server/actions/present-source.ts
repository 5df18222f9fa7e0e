import type { ActionCall } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { SourceState, TableFault } from '../live/source-state';
import type { SourceRow } from '../store/source-row';

/** A source as administrators see it; of its password only whether there is one. */
export function presentSource(row: SourceRow, state: SourceState | undefined, caller: Pick<ActionCall, 'tell'>): JsonObject {
  const { key, displayName, type, options, secret, enabled } = row;
  return { key, displayName, type, enabled, options: { ...options }, hasPassword: secret !== null, ...presentState(state, caller) };
}

/** `reason` is what any call would be told, in the caller's language. */
export function presentState(state: SourceState | undefined, caller: Pick<ActionCall, 'tell'>): JsonObject {
  const [reason] = state?.error === undefined ? [] : caller.tell(state.error);
  return {
    status: state?.status ?? null,
    ...(reason === undefined ? {} : { reason: { code: reason.code, message: reason.message } }),
    faults: (state?.faults ?? []).map(presentFault),
  };
}

function presentFault(fault: TableFault): JsonObject {
  return fault.fault === 'columnsMissing' ? { ...fault, columns: [...fault.columns] } : { ...fault };
}
