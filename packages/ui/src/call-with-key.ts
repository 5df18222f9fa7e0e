/** What came back for a call made with nothing but the key. */
export interface KeyAnswer {
  readonly status: number;
  readonly statusText: string;
  /** Milliseconds until the answer was there. */
  readonly took: number;
  /** Indented when it is JSON. */
  readonly body: string;
}

/** Characters of an answer that are shown. */
const MOST = 10_000;

/** Calls as a program elsewhere would: without the session of this page. Rejects when no answer comes. */
export async function callWithKey(address: string, token: string, signal?: AbortSignal): Promise<KeyAnswer> {
  const start = performance.now();
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(address, { credentials: 'omit', headers, ...(signal === undefined ? {} : { signal }) });
  const body = await response.text();
  return { status: response.status, statusText: response.statusText, took: Math.round(performance.now() - start), body: readable(body) };
}

function readable(text: string): string {
  const shown = indented(text);
  return shown.length > MOST ? `${shown.slice(0, MOST)}\n…` : shown;
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
