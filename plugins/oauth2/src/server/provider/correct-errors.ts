import type { ProviderContext } from 'oidc-provider';
import type { Endpoints } from '../http/endpoints';
import type { ApiAddress } from './api-address';

const NOT_ALLOWED = 'requested grant type is not allowed for this client';
/** How the library says that a client did not tell, or not in a way it understands, who it is. */
const NOT_AUTHENTICATED: ReadonlySet<string> = new Set([
  'no client authentication mechanism provided',
  'invalid authorization header value format',
  'client_id and client_secret in the authorization header are not properly encoded',
  'client_secret must be provided in the Authorization header',
]);

/** What a request is for. */
interface Addressed {
  readonly endpoints: Endpoints;
  readonly address: ApiAddress | undefined;
}

/** RFC 6749, 5.2 has codes of their own for what the library calls an invalid request, and an API has an address of its own for tokens. */
export async function correctErrors(ctx: ProviderContext, next: () => Promise<void>, { endpoints, address }: Addressed): Promise<void> {
  await next();
  const { token } = endpoints.routes;
  if (!endpoints.isForClients(ctx.path)) return;
  // RFC 6749, 5.1: for caches of HTTP/1.0.
  if (ctx.path === token) ctx.set('Pragma', 'no-cache');
  const { error, error_description: text } = (ctx.body ?? {}) as Readonly<Record<string, unknown>>;
  if (error !== 'invalid_request' || typeof text !== 'string') return;
  if (text === NOT_ALLOWED) ctx.body = { error: 'unauthorized_client', error_description: text };
  else if (NOT_AUTHENTICATED.has(text)) refuseClient(ctx, text);
  else if (address) ctx.body = { error, error_description: text.replace(token, `${address.place}/token`) };
}

function refuseClient(ctx: ProviderContext, text: string): void {
  ctx.status = 401;
  ctx.body = { error: 'invalid_client', error_description: text };
  if (ctx.req.headers.authorization !== undefined) ctx.set('WWW-Authenticate', `Basic realm="${ctx.oidc.provider.issuer}"`);
}
