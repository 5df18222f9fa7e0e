import { serviceRef } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';

/** Says whether an API of this name exists. Asked for every token that is requested at its own address. */
export type KnowsApi = (apiId: string) => boolean | Promise<boolean>;

/** APIs that have a token endpoint of their own, `POST /oauth/<apiId>/token`. While nobody is registered those addresses do not exist. */
export interface OAuthTenants {
  /** Hand the result to `context.own`, so that it is taken back with your plugin. */
  register(knows: KnowsApi): Disposable;
}

export const oauthTenantsRef = serviceRef<OAuthTenants>('oauth2.tenants');
