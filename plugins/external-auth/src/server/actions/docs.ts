import { listSchema, nullable, objectSchema } from '@mortise/plugin-api/server';
import { CRITERIA, KEY_TYPES } from '../../contract';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const DAY = { type: 'string', format: 'date' } as const;
const OUTCOMES = ['passed', 'failed', 'skipped'] as const;

/** What names the issuer an action is about. */
export const ISSUER_KEY = { filterByTk: TEXT } as const;

/** An issuer as it is shown: of its secret only whether there is one. */
export const ISSUER = objectSchema({
  name: TEXT,
  title: nullable(TEXT),
  enabled: FLAG,
  issuer: TEXT,
  audience: TEXT,
  keyId: nullable(TEXT),
  keyType: { enum: KEY_TYPES },
  publicKey: nullable(TEXT),
  jwksUrl: nullable(TEXT),
  privateAddressAllowed: FLAG,
  hasSecret: FLAG,
  validFrom: nullable(DAY),
  validUntil: nullable(DAY),
  roleClaim: nullable(TEXT),
  roleMap: { type: 'object', additionalProperties: TEXT },
  defaultRole: nullable(TEXT),
  apis: nullable(listSchema({ type: 'integer' })),
});
/** What `externalIssuers:list` answers. */
export const ISSUERS = listSchema(ISSUER);
/** What `test` answers. */
export const TOKEN_CHECK = objectSchema({
  accepted: FLAG,
  criteria: listSchema(objectSchema({ name: { enum: CRITERIA }, outcome: { enum: OUTCOMES } })),
  roles: listSchema(TEXT),
});
/** What `destroy` answers. */
export const DONE = { const: 1 } as const;
