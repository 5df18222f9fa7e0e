import { createHash, randomBytes } from 'node:crypto';
import type { TestServer } from '@mortise/testing';
import { type FormAnswer, type MadeClient, basic, postForm } from './oauth';

export const REDIRECT_URI = 'https://app.example/callback';

/** What a browser holds for one server, as far as a consent needs it. */
export class Jar {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  take(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      this.#cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), path });
    }
  }

  header(url: string): string {
    const { pathname } = new URL(url);
    const fitting = [...this.#cookies].filter(
      ([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    );
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export interface Authorization {
  readonly clientId: string;
  readonly challenge: string;
  readonly scope?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

export async function visit(url: string, { jar, token, method = 'GET' }: { jar: Jar; token?: string; method?: string }): Promise<Response> {
  const headers = { cookie: jar.header(url), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url, { method, headers, redirect: 'manual' });
  jar.take(answer);
  return answer;
}

/** The address that asks for a code. */
export function authorizationUrl(
  server: TestServer,
  { clientId, challenge, scope = 'openid read', extra = {} }: Authorization,
  endpoint = '/api/oauth2/auth',
): string {
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT_URI,
    scope,
    state: 'st',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...extra,
  };
  const given = Object.entries(query).filter(([, value]) => value !== '');
  return `${server.url}${endpoint}?${new URLSearchParams(given).toString()}`;
}

/** Where the client's redirect URI is called in the end. */
export async function consent(
  server: TestServer,
  url: string,
  { token, step = 'approve' }: { token: string; step?: string },
): Promise<URL> {
  const jar = new Jar();
  const begun = await visit(url, { jar });
  const interaction = new URL(begun.headers.get('location') ?? '', server.url).href;
  if (!interaction.includes('/interaction/')) throw new Error(`${begun.status} ${interaction} ${await begun.text()}`);
  const decided = await visit(`${interaction}/${step}`, { jar, token, method: 'POST' });
  if (decided.status !== 200) throw new Error(`${decided.status} ${await decided.text()}`);
  const { data } = (await decided.json()) as { data: { redirectTo: string } };
  const resumed = await visit(data.redirectTo, { jar });
  return new URL(resumed.headers.get('location') ?? '');
}

/** Everything from the address that asks for a code to the tokens. */
export async function signInTo(
  server: TestServer,
  client: MadeClient,
  user: { readonly token: string; readonly scope?: string },
): Promise<FormAnswer> {
  const { verifier, challenge } = newPkce();
  const asked = { clientId: client.clientId, challenge, ...(user.scope === undefined ? {} : { scope: user.scope }) };
  const back = await consent(server, authorizationUrl(server, asked), user);
  return redeem(server, client, { code: back.searchParams.get('code') ?? '', verifier });
}

export function redeem(
  server: TestServer,
  client: MadeClient,
  { code, verifier, redirectUri = REDIRECT_URI }: { code: string; verifier: string; redirectUri?: string },
): Promise<FormAnswer> {
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  return postForm(server, '/api/oauth2/token', { form, headers: basic(client) });
}

export function refresh(server: TestServer, client: MadeClient, refreshToken: string): Promise<FormAnswer> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return postForm(server, '/api/oauth2/token', { form, headers: basic(client) });
}
