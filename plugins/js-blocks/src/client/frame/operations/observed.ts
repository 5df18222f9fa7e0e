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
  return async (args, signal, facts) => {
    const begun = performance.now();
    const tell = (status: number, fault: Pick<FrameCall, 'error' | 'code'> = {}): void =>
      onCall({ op, what: whatOf(args), ...sourceOf(args), status, ms: Math.round(performance.now() - begun), ...fault });
    try {
      const value = await handle(args, signal, facts);
      const status = op === 'http' && isJsonObject(value) && typeof value['status'] === 'number' ? value['status'] : 200;
      tell(status, status >= 400 ? faultIn(value) : {});
      return value;
    } catch (error) {
      const known = isApiError(error) || error instanceof RemoteError;
      const code = isApiError(error) ? error.code : error instanceof RemoteError ? error.fault.code : undefined;
      tell(isApiError(error) ? error.status : 0, { error: known ? error.message : String(error), ...(code === undefined ? {} : { code }) });
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

/** The data source a call names. */
function sourceOf(args: JsonValue): Pick<FrameCall, 'dataSource'> {
  const headers = isJsonObject(args) && isJsonObject(args['headers']) ? args['headers'] : {};
  const [, dataSource] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-data-source') ?? [];
  return typeof dataSource === 'string' && dataSource !== 'main' ? { dataSource: dataSource.slice(0, 100) } : {};
}

/** Of an answer of the API. */
function faultIn(answer: JsonValue): Pick<FrameCall, 'error' | 'code'> {
  const body = isJsonObject(answer) && typeof answer['body'] === 'string' ? answer['body'] : '';
  const error = /"message":"((?:[^"\\]|\\.){1,300})"/.exec(body)?.[1];
  const code = /"code":"([A-Z_]{1,60})"/.exec(body)?.[1];
  return { ...(error === undefined ? {} : { error }), ...(code === undefined ? {} : { code }) };
}
