import { type JsonValue, isJsonObject } from '@mortise/shared';
import type { RemoteFault } from '../protocol/messages';

/** Thrown by an operation: just this reaches the block. */
export class RemoteError extends Error {
  readonly fault: RemoteFault;

  constructor(fault: Partial<RemoteFault> & Pick<RemoteFault, 'message'>) {
    super(fault.message);
    this.fault = { name: 'Error', ...fault };
  }
}

/** What the block learns of anything thrown; of the page's own mistakes no more than that there was one. */
export function faultOf(error: unknown): RemoteFault {
  if (error instanceof RemoteError) return error.fault;
  if (error instanceof DOMException && error.name === 'AbortError') return { name: 'AbortError', message: 'The call was aborted' };
  const { code, message, status, faults } = (isObject(error) ? error : {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(faults) && typeof message === 'string') {
    return {
      name: 'ApiError',
      message,
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof status === 'number' ? { status } : {}),
      response: { errors: faults.filter(isJsonObject) as JsonValue },
    };
  }
  return { name: 'Error', message: 'The page could not do this', code: 'INTERNAL' };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
