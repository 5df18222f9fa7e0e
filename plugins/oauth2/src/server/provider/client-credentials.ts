import type { Provider, ProviderContext, errors } from 'oidc-provider';
import { RIGHTS, type Right } from '../clients/client-row';
import { rightsIn } from '../access/narrowing';
import type { ApiAddresses } from './api-address';

interface GrantParts {
  readonly provider: Provider;
  readonly faults: typeof errors;
  /** The API each request was sent to; there a scope beyond the client's rights is cut down to them instead of refused. */
  readonly apis: ApiAddresses;
}

/** The grant of RFC 6749, 4.4, where a request without a scope gets all rights of its client. */
export function addClientCredentials({ provider, faults, apis }: GrantParts): void {
  const handle = async (ctx: ProviderContext): Promise<void> => {
    const { client, params } = ctx.oidc;
    const rights = rightsIn(client.scope);
    const api = apis.get(ctx.req)?.api;
    if (client.apis && !client.apis.some((id) => id === api?.id))
      throw new faults.UnauthorizedClient('this client gets tokens for other APIs');
    const granted = grantedRights(params.scope, rights, api !== undefined);
    if (granted === undefined) throw new faults.InvalidScope('requested scope is not allowed', params.scope ?? '');
    const token = new provider.ClientCredentials({ client, scope: granted.join(' '), ...(api === undefined ? {} : { aud: api.name }) });
    ctx.oidc.entity('ClientCredentials', token);
    const value = await token.save();
    ctx.body = { access_token: value, token_type: token.tokenType, expires_in: token.expiration, scope: token.scope };
  };
  provider.registerGrantType('client_credentials', handle, ['scope']);
}

/** Undefined when the scope names something that is no right, or nothing the client may. */
function grantedRights(scope: string | undefined, rights: readonly Right[], isLenient: boolean): readonly Right[] | undefined {
  if (scope === undefined) return rights.length > 0 ? rights : undefined;
  const words = [...new Set(scope.split(' '))];
  const asked = rightsIn(scope);
  const granted = asked.filter((right) => rights.includes(right));
  const isKnown = words.every((word) => RIGHTS.some((right) => right === word));
  const isWhole = isLenient || granted.length === asked.length;
  return isKnown && isWhole && granted.length > 0 ? granted : undefined;
}
