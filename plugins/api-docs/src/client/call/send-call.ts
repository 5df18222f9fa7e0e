import type { Call } from './build-call';

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  /** Milliseconds until the whole answer was there. */
  readonly took: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Indented when it is JSON. */
  readonly body: string;
  /** Characters that were left out. */
  readonly cut: number;
}

/** Characters of an answer that are shown. */
const MOST = 50_000;

export interface SendOptions {
  /** The page's own proof, for calls made with its session. */
  readonly session?: { readonly csrfToken: string | null; readonly language: string } | undefined;
  readonly signal: AbortSignal;
}

/** Makes a call whose body, if it has one, was typed; with a token it goes without the session of this page. Rejects when no answer comes. */
export async function sendCall({ method, address, headers, body }: Call, { session, signal }: SendOptions): Promise<Answer> {
  const start = performance.now();
  const csrfToken = session?.csrfToken ?? undefined;
  const proof = csrfToken === undefined || method === 'GET' ? {} : { 'X-CSRF-Token': csrfToken };
  const response = await fetch(address, {
    method,
    headers: { ...(session ? { 'X-Locale': session.language } : {}), ...proof, ...headers },
    credentials: session ? 'same-origin' : 'omit',
    signal,
    ...(body && 'text' in body ? { body: body.text } : {}),
  });
  const text = readable(await response.text());
  return {
    status: response.status,
    statusText: response.statusText,
    took: Math.round(performance.now() - start),
    headers: [...response.headers],
    body: text.slice(0, MOST),
    cut: Math.max(0, text.length - MOST),
  };
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
