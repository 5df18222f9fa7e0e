import type { JsonObject } from '@mortise/shared';
import type { Bridge } from './bridge';

export interface HttpCall {
  readonly method: string;
  /** Whole address. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or base64 of what is no text. */
  readonly body: string;
  readonly isBase64?: boolean;
}

/** Body as bytes or text, whatever it came as. */
export function contentOf({ body, isBase64 = false }: HttpAnswer): string | Uint8Array<ArrayBuffer> {
  return isBase64 ? Uint8Array.from(atob(body), (character) => character.charCodeAt(0)) : body;
}

/** Any call of a block: the page makes it, for this server as the viewer within the block's grants, for others through the server. */
export async function callHttp(bridge: Bridge, { method, url, headers, body, signal }: HttpCall): Promise<HttpAnswer> {
  const args = { method: method.toUpperCase(), url, headers, ...(body === undefined ? {} : { body }) };
  return (await bridge.call<JsonObject>('http', args, signal)) as unknown as HttpAnswer;
}
