import { serviceRef } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';

/** An API that has a token endpoint of its own, `POST /oauth/<apiId>/token`. Tokens from there are of use for it alone. */
export interface TenantApi {
  /** The path all its addresses stand for (`places` of protocols). */
  readonly place: string;
  /** What it serves at most, as narrowings name it: `orders`, `shop/orders`, `main/*`. */
  readonly resources: readonly string[];
  /** Whether it serves one of these, named as above. */
  serves(resource: string): boolean;
}

/** The API of this name, while there is one. Asked for every token that is requested at its address, and for those it gave. */
export type FindApi = (apiId: string) => TenantApi | undefined;

/** APIs that have a token endpoint of their own. While nobody is registered those addresses do not exist. */
export interface OAuthTenants {
  /** Hand the result to `context.own`, so that it is taken back with your plugin. Tell `core.access` when an API changes. */
  register(find: FindApi): Disposable;
}

export const oauthTenantsRef = serviceRef<OAuthTenants>('oauth2.tenants');
