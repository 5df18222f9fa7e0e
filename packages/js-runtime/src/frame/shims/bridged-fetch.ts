import { apiAddress } from '../api-address';
import { type Bridge, CallError } from '../bridge';
import { callHttp, contentOf } from '../http';

/** Have no body, and `Response` takes none for them. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

const ownFetch = globalThis.fetch;

/** `fetch` as far as texts go. Blobs and data of the frame itself are read as ever. */
export function bridgedFetch(bridge: Bridge, apiBase: string): typeof fetch {
  return async (input, init = {}) => {
    const given = typeof input === 'string' || input instanceof URL ? undefined : input;
    const url = apiAddress(given?.url ?? (input instanceof URL ? input.href : (input as string)), apiBase);
    if (url.protocol === 'blob:' || url.protocol === 'data:') return ownFetch(input, init);
    const request = given === undefined ? new Request(url, init) : new Request(given, init);
    const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.text();
    const headers = Object.fromEntries(request.headers);
    try {
      const answer = await callHttp(bridge, { method: request.method, url: url.href, headers, body, signal: request.signal });
      const { status, statusText } = answer;
      const shown = new Response(WITHOUT_BODY.has(status) ? null : contentOf(answer), { status, statusText, headers: answer.headers });
      Object.defineProperty(shown, 'url', { value: url.href });
      return shown;
    } catch (error) {
      // As everywhere, no answer is a TypeError; why stands in it.
      throw error instanceof CallError ? new TypeError(error.message, { cause: error }) : error;
    }
  };
}
