import './need-modules';
import { type TestServer, dataOf } from '@mortise/testing';

export interface MadeClient {
  readonly clientId: string;
  readonly secret: string;
}

export interface FormAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function createClient(server: TestServer, values: Readonly<Record<string, unknown>>): Promise<MadeClient> {
  const body = { roles: ['admin'], ...values };
  return dataOf<MadeClient>(await server.api('POST', 'oauthClients:create', { token: server.root.token, body }));
}

export function basic({ clientId, secret }: MadeClient): Readonly<Record<string, string>> {
  const encode = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);
  return { authorization: `Basic ${Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64')}` };
}

/** Sends a form as clients do. */
export async function postForm(
  server: TestServer,
  path: string,
  { form, headers = {} }: { readonly form: Readonly<Record<string, string>> | string; readonly headers?: Readonly<Record<string, string>> },
): Promise<FormAnswer> {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers: { ...type, ...headers }, body });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : (JSON.parse(text) as FormAnswer['body']) };
}

/** A token of the client itself. */
export async function tokenOf(server: TestServer, client: MadeClient, scope?: string): Promise<string> {
  const form = { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) };
  const { status, body } = await postForm(server, '/api/oauth2/token', { form, headers: basic(client) });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return String(body['access_token']);
}
