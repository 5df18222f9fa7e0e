import { GRANT_TYPES, type GrantType, type OAuthClient, RIGHTS, type Right } from '../oauth-client';

/** What the form holds. */
export interface ClientForm {
  readonly clientId: string;
  readonly title?: string;
  readonly isPublic: boolean;
  readonly enabled: boolean;
  readonly rights: readonly Right[];
  readonly roles: readonly string[];
  readonly onlyTables: boolean;
  readonly tables: readonly string[];
  readonly onlyApis: boolean;
  readonly apis: readonly number[];
  readonly grantTypes: readonly GrantType[];
  /** One in each line. */
  readonly redirectUris: string;
  /** In minutes. */
  readonly tokenMinutes: number;
}

const SECONDS = 60;

const NEW_CLIENT: Partial<ClientForm> = {
  isPublic: false,
  enabled: true,
  rights: ['read'],
  roles: [],
  onlyTables: false,
  tables: [],
  onlyApis: false,
  apis: [],
  grantTypes: ['client_credentials'],
  redirectUris: '',
  tokenMinutes: 15,
};

/** What the form of a new client begins with; it may be for one API. */
export function newClient(api: number | undefined): Partial<ClientForm> {
  return api === undefined ? NEW_CLIENT : { ...NEW_CLIENT, onlyApis: true, apis: [api] };
}

export function formOf({
  clientId,
  title,
  isPublic,
  enabled,
  rights,
  roles,
  tables,
  apis,
  grantTypes,
  redirectUris,
  tokenLifetime,
}: OAuthClient): ClientForm {
  return {
    clientId,
    ...(title === null ? {} : { title }),
    isPublic,
    enabled,
    rights: RIGHTS.filter((right) => rights.includes(right)),
    roles,
    onlyTables: tables !== null,
    tables: tables ?? [],
    onlyApis: apis !== null,
    apis: apis ?? [],
    grantTypes: GRANT_TYPES.filter((type) => grantTypes.includes(type)),
    redirectUris: redirectUris.join('\n'),
    tokenMinutes: tokenLifetime / SECONDS,
  };
}

/** What is sent; the fields a choice hides are as if they were empty. */
export function valuesOf(form: ClientForm): Readonly<Record<string, unknown>> {
  const asksPeople = form.grantTypes.includes('authorization_code');
  const title = form.title?.trim() ?? '';
  return {
    title: title === '' ? null : title,
    enabled: form.enabled,
    rights: form.rights,
    roles: form.grantTypes.includes('client_credentials') ? form.roles : [],
    tables: form.onlyTables ? form.tables : null,
    apis: isForItself(form.grantTypes) && form.onlyApis ? form.apis : null,
    grantTypes: form.grantTypes,
    redirectUris: asksPeople ? linesOf(form.redirectUris) : [],
    tokenLifetime: Math.round(form.tokenMinutes * SECONDS),
  };
}

/** Only tokens that a program gets for itself can be for an API alone. */
export function isForItself(grantTypes: readonly GrantType[]): boolean {
  return grantTypes.length > 0 && grantTypes.every((type) => type === 'client_credentials');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
