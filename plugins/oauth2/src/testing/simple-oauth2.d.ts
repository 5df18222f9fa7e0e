/** The part of the client library that tests use; it brings no types. */
declare module 'simple-oauth2' {
  export interface SimpleOauthOptions {
    readonly client: { readonly id: string; readonly secret: string };
    readonly auth: { readonly tokenHost: string; readonly tokenPath: string };
    readonly options?: { readonly authorizationMethod?: 'header' | 'body' };
  }

  export class ClientCredentials {
    constructor(options: SimpleOauthOptions);
    getToken(parameters: { readonly scope: readonly string[] }): Promise<{ readonly token: Readonly<Record<string, unknown>> }>;
  }
}
