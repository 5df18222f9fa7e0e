import type { CollectionDefinition } from '@mortise/shared';

export const ISSUERS = 'externalIssuers';

/** Whose tokens are accepted. `secret` is sealed. */
export const issuersCollection: CollectionDefinition = {
  name: ISSUERS,
  title: { en: 'Issuers of tokens', 'zh-CN': '令牌签发方' },
  fields: [
    { name: 'name', type: 'string', length: 40, primaryKey: true },
    { name: 'title', type: 'string' },
    { name: 'enabled', type: 'boolean', allowNull: false, defaultValue: true },
    { name: 'issuer', type: 'string', length: 500, allowNull: false },
    { name: 'audience', type: 'string', length: 500, allowNull: false },
    { name: 'keyId', type: 'string', length: 200 },
    { name: 'keyType', type: 'string', length: 10, allowNull: false },
    { name: 'publicKey', type: 'text' },
    { name: 'secret', type: 'text', hidden: true },
    { name: 'jwksUrl', type: 'text' },
    { name: 'privateAddressAllowed', type: 'boolean', allowNull: false, defaultValue: false },
    { name: 'validFrom', type: 'string', length: 10 },
    { name: 'validUntil', type: 'string', length: 10 },
    { name: 'roleClaim', type: 'string', length: 200 },
    { name: 'roleMap', type: 'json', allowNull: false },
    { name: 'defaultRole', type: 'string', length: 63 },
    { name: 'apis', type: 'json' },
  ],
};
