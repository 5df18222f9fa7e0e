import { type AppError, isAppError } from '@mortise/shared';
import type { Provider, ProviderContext, errors } from 'oidc-provider';
import type { ClientSignIns } from '../clients/client-sign-ins';
import type { ClientStore } from '../clients/client-store';
import type { Endpoints } from '../http/endpoints';
import type { ApiAddresses } from './api-address';

/** RFC 6749 has no code for who tries too often; this is the one it has for a server that does not serve a request now. */
const ERROR = 'temporarily_unavailable';
const DESCRIPTION = 'too many failed client authentications; try again later';

interface LimitParts {
  readonly apis: ApiAddresses;
  readonly endpoints: Endpoints;
  readonly provider: Provider;
  /** The request that is being answered. */
  readonly current: () => ProviderContext;
  readonly signIns: ClientSignIns;
  readonly clients: ClientStore;
  readonly faults: typeof errors;
}

/** Compares secrets with their hashes, and refuses who has been wrong too often. */
export function limitSignIns({ apis, endpoints, provider, current, signIns, clients, faults }: LimitParts): void {
  provider.Client.prototype.compareClientSecret = async function compare(actual) {
    const ctx = current();
    try {
      const asked = apis.get(ctx.req);
      const isSomewhere = asked === undefined || asked.api !== undefined;
      return await signIns.compare(ctx.req, this.clientId, async () => (await clients.hasSecret(this.clientId, actual)) && isSomewhere);
    } catch (error) {
      if (!isLimit(error)) throw error;
      tellWait(ctx, error);
      throw Object.assign(new faults.OIDCProviderError(429, ERROR), { error_description: DESCRIPTION });
    }
  };
  provider.use(async (ctx, next) => {
    if (!endpoints.isForClients(ctx.path)) return next();
    try {
      await signIns.fromAddress(ctx.req, async () => {
        await next();
        return isRefusedClient(ctx) ? undefined : true;
      });
    } catch (error) {
      if (!isLimit(error)) throw error;
      tellWait(ctx, error);
      ctx.status = 429;
      ctx.body = { error: ERROR, error_description: DESCRIPTION };
    }
  });
}

function isLimit(error: unknown): error is AppError {
  return isAppError(error) && error.code === 'RATE_LIMITED';
}

function tellWait(ctx: ProviderContext, { details }: AppError): void {
  ctx.set('Retry-After', String(details['retryAfter']));
  ctx.set('Cache-Control', 'no-store');
}

function isRefusedClient({ status, body }: ProviderContext): boolean {
  return status === 401 && typeof body === 'object' && body !== null && 'error' in body && body.error === 'invalid_client';
}
