import { API_LIST, mayBePublic } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isJsonObject, parseUrl } from '@mortise/shared';
import { DAY_PATTERN, type Issuer, KEY_TYPES, MIN_SECRET_BYTES, NAME_PATTERN } from '../../contract';
import { readPublicKey } from '../keys/public-key';
import type { StoredIssuer } from './issuer-store';

const text = (maxLength: number) => ({ type: ['string', 'null'], maxLength });
const day = { anyOf: [{ type: 'null' }, { type: 'string', pattern: DAY_PATTERN }] };

const PROPERTIES = {
  title: text(200),
  enabled: { type: 'boolean' },
  issuer: { type: 'string', minLength: 1, maxLength: 500 },
  audience: { type: 'string', minLength: 1, maxLength: 500 },
  keyId: text(200),
  keyType: { enum: KEY_TYPES },
  publicKey: text(16_384),
  secret: text(1000),
  jwksUrl: text(2000),
  privateAddressAllowed: { type: 'boolean' },
  validFrom: day,
  validUntil: day,
  roleClaim: text(200),
  roleMap: {
    type: 'object',
    maxProperties: 200,
    propertyNames: { minLength: 1, maxLength: 200 },
    additionalProperties: { type: 'string', minLength: 1, maxLength: 63 },
  },
  defaultRole: text(63),
  apis: API_LIST,
} as const;

/** JSON Schemas of what makes and changes an issuer. */
export const NEW_ISSUER = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'issuer', 'audience', 'keyType'],
  properties: { name: { type: 'string', pattern: NAME_PATTERN }, ...PROPERTIES },
} as const;
export const CHANGED_ISSUER = { type: 'object', additionalProperties: false, properties: PROPERTIES } as const;

const BLANK: Omit<StoredIssuer, 'name' | 'issuer' | 'audience' | 'keyType'> = {
  title: null,
  enabled: true,
  keyId: null,
  publicKey: null,
  secret: null,
  jwksUrl: null,
  privateAddressAllowed: false,
  validFrom: null,
  validUntil: null,
  roleClaim: null,
  roleMap: {},
  defaultRole: null,
  apis: null,
};

/**
 * An issuer after a request's values, which fit the schema, have been laid over what it was. Empty texts count as nothing; a secret that is left out stays.
 * @throws AppError VALUE_REQUIRED, VALUE_INVALID
 */
export function readIssuer(values: JsonValue | undefined, before: Partial<StoredIssuer>, seal: (text: string) => string): StoredIssuer {
  const given = isJsonObject(values) ? values : {};
  const { secret: newSecret, ...others } = given;
  const cleaned = Object.fromEntries(Object.entries(others).map(([field, value]) => [field, value === '' ? null : value]));
  // The schema has checked the types.
  const issuer = { ...BLANK, ...before, ...cleaned } as StoredIssuer;
  const sealed = typeof newSecret === 'string' && newSecret !== '' ? seal(checkSecret(newSecret)) : issuer.secret;
  checkDays(issuer);
  return issuer.keyType === 'HMAC' ? hmacIssuer(issuer, sealed) : keyIssuer(issuer);
}

function hmacIssuer(issuer: StoredIssuer, secret: string | null): StoredIssuer {
  if (secret === null) throw new AppError('VALUE_REQUIRED', { field: 'secret' });
  return { ...issuer, secret, publicKey: null, jwksUrl: null };
}

function keyIssuer(issuer: StoredIssuer): StoredIssuer {
  const { keyType, publicKey, jwksUrl } = issuer;
  if ((publicKey === null) === (jwksUrl === null)) {
    throw new AppError(publicKey === null ? 'VALUE_REQUIRED' : 'VALUE_INVALID', {
      field: 'publicKey',
      expected: 'left out where a jwksUrl is given',
    });
  }
  if (publicKey !== null && keyType !== 'HMAC') readPublicKey(publicKey, keyType);
  if (jwksUrl !== null) checkUrl(jwksUrl, issuer);
  return { ...issuer, secret: null };
}

function checkSecret(secret: string): string {
  if (Buffer.byteLength(secret) >= MIN_SECRET_BYTES) return secret;
  throw new AppError('VALUE_INVALID', { field: 'secret', expected: `at least ${MIN_SECRET_BYTES} bytes long` });
}

function checkUrl(address: string, { privateAddressAllowed }: Pick<Issuer, 'privateAddressAllowed'>): void {
  const url = parseUrl(address);
  const isFit = url?.protocol === 'https:' || (privateAddressAllowed && url?.protocol === 'http:');
  if (!isFit || url.username !== '' || url.password !== '') {
    throw new AppError('VALUE_INVALID', { field: 'jwksUrl', expected: 'an https address without user name and password' });
  }
  if (!privateAddressAllowed && !mayBePublic(url)) {
    throw new AppError('VALUE_INVALID', { field: 'jwksUrl', expected: 'a public address, unless private addresses are allowed' });
  }
}

function checkDays({ validFrom, validUntil }: Issuer): void {
  for (const [field, value] of Object.entries({ validFrom, validUntil })) {
    if (value !== null && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) !== value) {
      throw new AppError('VALUE_INVALID', { field, expected: 'a day of the calendar' });
    }
  }
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    throw new AppError('VALUE_INVALID', { field: 'validUntil', expected: 'no earlier than validFrom' });
  }
}
