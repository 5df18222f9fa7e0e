import type { RawAnswer, RawCall } from '@mortise/plugin-api/client';

export interface RawCallMeans {
  /** What every request of the page carries. */
  headersOf(method: string): Readonly<Record<string, string>>;
  /** @throws ApiError with status 0 when no answer came */
  reach(address: string, request: RequestInit): Promise<Response>;
}

/** Makes a call to this server, whatever the path looks like. @throws ApiError with status 0 when no answer came */
export async function sendRaw({ method, path, headers, body, signal }: RawCall, { headersOf, reach }: RawCallMeans): Promise<RawAnswer> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const isViewer = own['authorization'] === undefined;
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) throw new TypeError(`Not a path of this server: ${path}`);
  const response = await reach(address.href, {
    method,
    // A session beside another credential would only be confusing.
    credentials: isViewer ? 'same-origin' : 'omit',
    headers: { ...(isViewer ? headersOf(method) : {}), ...own },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  });
  const { status, statusText } = response;
  return { status, statusText, headers: Object.fromEntries(response.headers), body: await response.text() };
}
