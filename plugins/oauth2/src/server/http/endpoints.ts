/** Where the library answers, by its own names. */
export interface Routes {
  readonly authorization: string;
  readonly introspection: string;
  readonly jwks: string;
  readonly revocation: string;
  readonly token: string;
  readonly userinfo: string;
}

/** The addresses of the authorization server, below those of the action API. */
export interface Endpoints {
  /** Ends with a slash. */
  readonly base: string;
  readonly routes: Routes;
  /** Consents that are under way; ends with a slash. */
  readonly interactions: string;
  /** Whether clients say there who they are. */
  isForClients(path: string): boolean;
  /** The methods an address takes; undefined where there is none. */
  methodsOf(path: string): readonly string[] | undefined;
}

/** OpenID Connect Discovery 1.0 and RFC 8414: the issuer has no path, so these have none before them. */
export const DISCOVERY = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'] as const;

const READ = ['GET', 'HEAD'];

/** @param apiBase path below which actions are addressed, without a slash at its end */
export function endpointsBelow(apiBase: string): Endpoints {
  const base = `${apiBase}/oauth2/`;
  const routes: Routes = {
    authorization: `${base}auth`,
    introspection: `${base}introspect`,
    jwks: `${base}jwks`,
    revocation: `${base}revoke`,
    token: `${base}token`,
    userinfo: `${base}userinfo`,
  };
  const methods: ReadonlyMap<string, readonly string[]> = new Map([
    [routes.authorization, READ],
    [routes.introspection, ['POST']],
    [routes.jwks, READ],
    [routes.revocation, ['POST']],
    [routes.token, ['POST']],
    [routes.userinfo, [...READ, 'POST']],
    ...DISCOVERY.map((path) => [path, READ] as const),
  ]);
  const ofClients: ReadonlySet<string> = new Set([routes.token, routes.introspection, routes.revocation]);
  return {
    base,
    routes,
    interactions: `${base}interaction/`,
    isForClients: (path) => ofClients.has(path),
    methodsOf: (path) => methods.get(path) ?? (path.startsWith(`${routes.authorization}/`) ? READ : undefined),
  };
}
