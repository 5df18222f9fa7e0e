import type { ShownIssuer } from '../../contract';
import { type IssuerForm, formOf, valuesOf } from './issuer-values';

const issuer: ShownIssuer = {
  name: 'id',
  title: null,
  enabled: true,
  issuer: 'https://id.example',
  audience: 'mortise',
  keyId: null,
  keyType: 'HMAC',
  publicKey: null,
  jwksUrl: null,
  privateAddressAllowed: false,
  validFrom: null,
  validUntil: '2030-01-31',
  roleClaim: 'groups',
  roleMap: { staff: 'member' },
  defaultRole: null,
  apis: [1],
  hasSecret: true,
};

it('saves what it was given when nothing is changed, and no secret', () => {
  const { name: _name, hasSecret: _secret, ...rest } = issuer;
  expect(valuesOf(formOf(issuer) as IssuerForm)).toEqual(rest);
});

it('sends the one key that was chosen', () => {
  const form = {
    ...formOf(issuer),
    keyType: 'RSA',
    keySource: 'fetched',
    publicKey: 'PEM',
    jwksUrl: ' https://id.example/jwks ',
  } as IssuerForm;
  expect(valuesOf(form)).toMatchObject({ publicKey: null, jwksUrl: 'https://id.example/jwks' });
  expect(valuesOf({ ...form, keySource: 'pasted' })).toMatchObject({ publicKey: 'PEM', jwksUrl: null });
  expect(valuesOf({ ...form, keyType: 'HMAC', secret: 'typed' })).toMatchObject({ publicKey: null, jwksUrl: null, secret: 'typed' });
});

it('limits an issuer to the APIs that are chosen, while the limit is on', () => {
  const form = { ...(formOf(issuer) as IssuerForm), apis: [2] };
  expect([valuesOf(form).apis, valuesOf({ ...form, onlyApis: false }).apis]).toEqual([[2], null]);
  expect(formOf(undefined, 3)).toMatchObject({ onlyApis: true, apis: [3] });
});

it('leaves out lines that are not filled in', () => {
  const roles = [{ value: ' staff ', role: 'member' }, { value: 'x' }, { role: 'admin' }, {}];
  expect(valuesOf({ ...(formOf(issuer) as IssuerForm), roles }).roleMap).toEqual({ staff: 'member' });
});
