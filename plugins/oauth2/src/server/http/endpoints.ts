export const BASE = '/api/oauth2/';
export const INTERACTIONS = `${BASE}interaction/`;

/** Where the library answers, by its own names. */
export const ENDPOINTS = {
  authorization: `${BASE}auth`,
  introspection: `${BASE}introspect`,
  jwks: `${BASE}jwks`,
  revocation: `${BASE}revoke`,
  token: `${BASE}token`,
  userinfo: `${BASE}userinfo`,
} as const;

/** Where clients say who they are. */
export const CLIENT_ENDPOINTS: readonly string[] = [ENDPOINTS.token, ENDPOINTS.introspection, ENDPOINTS.revocation];

/** OpenID Connect Discovery 1.0 and RFC 8414. */
export const DISCOVERY = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'] as const;

const READ = ['GET', 'HEAD'];

const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  [ENDPOINTS.authorization, READ],
  [ENDPOINTS.introspection, ['POST']],
  [ENDPOINTS.jwks, READ],
  [ENDPOINTS.revocation, ['POST']],
  [ENDPOINTS.token, ['POST']],
  [ENDPOINTS.userinfo, [...READ, 'POST']],
  ...DISCOVERY.map((path) => [path, READ] as const),
]);

/** The methods an address takes; undefined where there is none. */
export function methodsOf(path: string): readonly string[] | undefined {
  return METHODS.get(path) ?? (path.startsWith(`${ENDPOINTS.authorization}/`) ? READ : undefined);
}
