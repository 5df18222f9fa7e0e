import { type OperationHandler, type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import { isApiError } from '@mortise/plugin-api/client';
import { type JsonValue, isJsonObject } from '@mortise/shared';
import type { FrameCall } from '../frame-facts';

/** The same operations, each telling what was called and how it ended. */
export function observed(handlers: OperationHandlers, onCall: (call: FrameCall) => void): OperationHandlers {
  const entries = Object.entries(handlers).map(([op, handle]) => [op, op === 'hello' ? handle : observe(op, handle, onCall)] as const);
  return Object.fromEntries(entries) as OperationHandlers;
}

function observe(op: string, handle: OperationHandler, onCall: (call: FrameCall) => void): OperationHandler {
  return async (args, signal) => {
    const begun = performance.now();
    const tell = (status: number, error?: string): void =>
      onCall({ op, what: whatOf(args), status, ms: Math.round(performance.now() - begun), ...(error === undefined ? {} : { error }) });
    try {
      const value = await handle(args, signal);
      const status = op === 'http' && isJsonObject(value) && typeof value['status'] === 'number' ? value['status'] : 200;
      tell(status, status >= 400 ? faultText(value) : undefined);
      return value;
    } catch (error) {
      const known = isApiError(error) || error instanceof RemoteError;
      tell(isApiError(error) ? error.status : 0, known ? error.message : String(error));
      throw error;
    }
  };
}

/** In a few words what a call was about. */
function whatOf(args: JsonValue): string {
  if (!isJsonObject(args)) return '';
  const { method, url, specifier, name, path, page, text, key } = args;
  const address = typeof url === 'string' ? url.replace(location.origin, '') : undefined;
  const words = [method, address ?? specifier ?? name ?? path ?? page ?? text ?? key];
  return words
    .filter((word) => typeof word === 'string')
    .join(' ')
    .slice(0, 300);
}

/** Of an answer of the API. */
function faultText(answer: JsonValue): string | undefined {
  const body = isJsonObject(answer) && typeof answer['body'] === 'string' ? answer['body'] : '';
  return /"message":"((?:[^"\\]|\\.){1,300})"/.exec(body)?.[1];
}
