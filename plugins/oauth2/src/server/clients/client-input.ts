import { API_LIST } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject, parseUrl } from '@mortise/shared';
import { type ClientRow, GRANT_TYPES, RIGHTS } from './client-row';

const MAX_TABLES = 500;
const MAX_REDIRECT_URIS = 20;
const DEFAULT_LIFETIME = 900;
/** Seconds; a token that is about to end should be asked for again, not live on. */
const LIFETIME = { minimum: 60, maximum: 3600 } as const;
/** VSCHAR of RFC 6749, appendix A, without blanks at the ends. */
const CLIENT_ID = '^[\\x21-\\x7e](?:[\\x20-\\x7e]{0,98}[\\x21-\\x7e])?$';

const listOf = (items: JsonObject, maxItems: number): JsonObject => ({ type: 'array', items, maxItems, uniqueItems: true });

const SETTINGS: JsonObject = {
  title: { type: ['string', 'null'], maxLength: 100 },
  enabled: { type: 'boolean' },
  rights: listOf({ type: 'string', enum: [...RIGHTS] }, RIGHTS.length),
  roles: listOf({ type: 'string', minLength: 1, maxLength: 63 }, 20),
  tables: { anyOf: [{ type: 'null' }, listOf({ type: 'string', minLength: 1, maxLength: 127, pattern: '^[^:*\\s]+$' }, MAX_TABLES)] },
  apis: API_LIST,
  grantTypes: { ...listOf({ type: 'string', enum: [...GRANT_TYPES] }, GRANT_TYPES.length), minItems: 1 },
  redirectUris: listOf({ type: 'string', minLength: 1, maxLength: 500 }, MAX_REDIRECT_URIS),
  tokenLifetime: { type: 'integer', ...LIFETIME },
};

export const CREATE_BODY: JsonObject = {
  type: 'object',
  required: ['clientId', 'rights'],
  additionalProperties: false,
  properties: { clientId: { type: 'string', pattern: CLIENT_ID }, isPublic: { type: 'boolean' }, ...SETTINGS },
};
export const UPDATE_BODY: JsonObject = { type: 'object', additionalProperties: false, properties: SETTINGS };

const NEW_CLIENT: Omit<ClientRow, 'clientId' | 'rights'> = {
  title: null,
  enabled: true,
  isPublic: false,
  roles: [],
  tables: null,
  apis: null,
  grantTypes: ['client_credentials'],
  redirectUris: [],
  tokenLifetime: DEFAULT_LIFETIME,
};

/**
 * A client as a body its schema has let through describes it, upon what it was before.
 * @throws AppError VALUE_REQUIRED, VALUE_INVALID
 */
export function readClient(values: unknown, before?: ClientRow): ClientRow {
  const given = isJsonObject(values) ? (values as unknown as ClientRow) : undefined;
  const { clientId, rights, ...row } = { ...NEW_CLIENT, ...before, ...given };
  const client = { ...row, clientId: clientId ?? '', rights: rights ?? [] };
  checkGrants(client);
  client.redirectUris.forEach(checkRedirectUri);
  return client;
}

function checkGrants({ apis, grantTypes, redirectUris, roles, isPublic }: ClientRow): void {
  const has = (type: string): boolean => grantTypes.some((one) => one === type);
  // Only tokens that a program gets for itself come from an API.
  if (apis !== null && grantTypes.some((type) => type !== 'client_credentials'))
    throw invalid('apis', 'null for a client that acts for people');
  if (has('client_credentials') && isPublic) throw invalid('grantTypes', 'no client_credentials for a client without a secret');
  if (has('client_credentials') && roles.length === 0) throw new AppError('VALUE_REQUIRED', { field: 'roles' });
  if (has('authorization_code') && redirectUris.length === 0) throw new AppError('VALUE_REQUIRED', { field: 'redirectUris' });
  if (has('refresh_token') && !has('authorization_code')) throw invalid('grantTypes', 'refresh_token together with authorization_code');
}

/** RFC 9700, 2.1 and RFC 8252, 7.3: https, or http on the machine of the user; compared later as it is written. */
function checkRedirectUri(text: string): void {
  const uri = parseUrl(text);
  const isLocal = uri !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(uri.hostname);
  const isSafe = uri?.protocol === 'https:' || (uri?.protocol === 'http:' && isLocal);
  const isPlain = uri?.username === '' && uri.password === '' && !text.includes('#') && !text.includes('*') && !/\s/.test(text);
  if (!isSafe || !isPlain) throw invalid('redirectUris', 'https addresses, or http ones of localhost, without fragment');
}

function invalid(field: string, expected: string): AppError {
  return new AppError('VALUE_INVALID', { field, expected });
}
