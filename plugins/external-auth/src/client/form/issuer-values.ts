import type { Issuer, KeyType, ShownIssuer } from '../../contract';

/** One line of the mapping. */
export interface RoleLine {
  readonly value?: string;
  readonly role?: string;
}

/** What the form holds: empty texts stand for nothing. */
export interface IssuerForm {
  readonly name: string;
  readonly title?: string;
  readonly enabled: boolean;
  readonly issuer: string;
  readonly audience: string;
  readonly keyId?: string;
  readonly keyType: KeyType;
  /** Of RSA and EC: pasted, or fetched. */
  readonly keySource: 'pasted' | 'fetched';
  readonly publicKey?: string;
  readonly jwksUrl?: string;
  readonly privateAddressAllowed: boolean;
  readonly secret?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly roleClaim?: string;
  readonly roles: readonly RoleLine[];
  readonly defaultRole?: string;
  readonly onlyApis: boolean;
  readonly apis: readonly number[];
}

const BLANK = {
  enabled: true,
  keyType: 'RSA',
  keySource: 'pasted',
  privateAddressAllowed: false,
  roles: [],
  onlyApis: false,
  apis: [],
} as const;

/** What the form begins with; a new issuer may be for one API. */
export function formOf(before: ShownIssuer | undefined, api?: number): Partial<IssuerForm> {
  if (before === undefined) return api === undefined ? BLANK : { ...BLANK, onlyApis: true, apis: [api] };
  const { roleMap, apis, hasSecret: _secret, ...issuer } = before;
  const given = Object.fromEntries(Object.entries(issuer).map(([field, value]) => [field, value ?? '']));
  const roles = Object.entries(roleMap).map(([value, role]) => ({ value, role }));
  const limits = { onlyApis: apis !== null, apis: apis ?? [] };
  return { ...(given as unknown as IssuerForm), ...limits, keySource: before.jwksUrl === null ? 'pasted' : 'fetched', roles, secret: '' };
}

/** What the server is told; a secret that was not typed stays as it is. */
export function valuesOf(form: IssuerForm): Partial<Issuer> & { readonly secret?: string } {
  const { name: _name, roles, secret = '', keySource, publicKey, jwksUrl, onlyApis, apis, ...rest } = form;
  const texts = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field, typeof value === 'string' ? orNull(value) : value]),
  );
  const keys = form.keyType === 'HMAC' ? { publicKey: null, jwksUrl: null } : keysOf({ keySource, publicKey, jwksUrl });
  return {
    ...(texts as Partial<Issuer>),
    ...keys,
    roleMap: roleMapOf(roles),
    apis: onlyApis ? apis : null,
    ...(secret === '' ? {} : { secret }),
  };
}

function keysOf(form: { keySource: IssuerForm['keySource']; publicKey: string | undefined; jwksUrl: string | undefined }) {
  const isPasted = form.keySource === 'pasted';
  return { publicKey: isPasted ? orNull(form.publicKey) : null, jwksUrl: isPasted ? null : orNull(form.jwksUrl) };
}

function roleMapOf(lines: readonly RoleLine[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap(({ value = '', role = '' }) => (value.trim() === '' || role === '' ? [] : [[value.trim(), role]])),
  );
}

function orNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
