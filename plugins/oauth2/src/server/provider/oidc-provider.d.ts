/** The part of the library that is used here; it brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  type Scalars = Readonly<Record<string, unknown>>;

  interface StoredClient {
    readonly clientId: string;
    readonly redirectUris: readonly string[];
    readonly token_lifetime: number;
    /** The APIs it gets tokens for, if not for everything. */
    readonly apis?: readonly number[];
    readonly scope?: string;
    compareClientSecret(actual: string): Promise<boolean> | boolean;
    grantTypeAllowed(grantType: string): boolean;
  }

  interface StoredToken {
    readonly clientId: string;
    readonly accountId?: string;
    readonly expiration: number;
    readonly tokenType: string;
    readonly scope?: string;
    generateTokenId: (this: StoredToken) => string;
    save(): Promise<string>;
  }

  interface GrantModel {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface InteractionDetails {
    readonly uid: string;
    readonly params: { readonly client_id: string; readonly scope?: string; readonly redirect_uri: string };
  }

  interface ProviderContext {
    body: unknown;
    status: number;
    type: string;
    set(header: string, value: string): void;
    readonly method: string;
    readonly path: string;
    readonly req: IncomingMessage;
    readonly oidc: {
      readonly provider: Provider;
      readonly route: string;
      readonly client: StoredClient;
      readonly params: { scope?: string };
      entity(name: string, value: unknown): void;
    };
  }

  class Provider {
    constructor(issuer: string, configuration: Scalars);
    /** The request that is being answered. */
    static readonly ctx: ProviderContext | undefined;
    readonly issuer: string;
    keys: readonly string[];
    readonly request: object;
    readonly Client: { readonly prototype: StoredClient };
    readonly AccessToken: { readonly prototype: StoredToken };
    readonly RefreshToken: { readonly prototype: StoredToken };
    readonly ClientCredentials: {
      readonly prototype: StoredToken;
      new (values: { client: StoredClient; scope: string; aud?: string }): StoredToken;
    };
    readonly Grant: new (values: { accountId: string; clientId: string }) => GrantModel;
    use(step: (ctx: ProviderContext, next: () => Promise<void>) => Promise<void>): void;
    on(event: 'server_error', listener: (ctx: ProviderContext, error: Error) => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    registerGrantType(name: string, handler: (ctx: ProviderContext) => Promise<void>, parameters: readonly string[]): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<InteractionDetails>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: Scalars): Promise<string>;
    callback(): RequestListener;
  }

  namespace errors {
    class OIDCProviderError extends Error {
      constructor(status: number, message: string);
    }
    class InvalidScope extends Error {
      constructor(description: string, scope: string);
    }
    class UnauthorizedClient extends Error {
      constructor(description: string);
    }
    class InvalidRequest extends Error {
      constructor(description: string);
    }
    class InvalidGrant extends Error {
      constructor(detail: string);
    }
  }
}
