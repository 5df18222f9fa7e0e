/** With what a call is made: the session of the page, an API key, a token of an OAuth 2 server, or one somebody brought. */
export const CREDENTIAL_KINDS = ['session', 'key', 'oauth', 'external'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export interface Credential {
  readonly kind: CredentialKind;
  /** Empty for the session. It is kept in memory only. */
  readonly token: string;
}

export function readKind(text: string | undefined): CredentialKind {
  return CREDENTIAL_KINDS.find((kind) => kind === text) ?? 'session';
}

export interface TokenRequest {
  /** A path of this server, or an address. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** A token endpoint said no. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/**
 * Asks a token endpoint for an access token with the credentials of a client (RFC 6749, 4.4).
 * @throws TokenRefused with what the server said
 */
export async function fetchToken({ url, clientId, clientSecret, scope }: TokenRequest): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  if (scope !== '') form.set('scope', scope);
  const response = await fetch(url, { method: 'POST', credentials: 'omit', body: form, headers: { accept: 'application/json' } });
  const answer = (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  if (typeof answer['access_token'] === 'string') return answer['access_token'];
  const said = answer['error_description'] ?? answer['error'] ?? firstMessage(answer['errors']);
  throw new TokenRefused(typeof said === 'string' ? said : `${response.status} ${response.statusText}`);
}

function firstMessage(errors: unknown): unknown {
  return Array.isArray(errors) ? (errors[0] as { readonly message?: unknown } | undefined)?.message : undefined;
}
