import type { CollectionDefinition } from '@mortise/shared';

export const CLIENTS = 'oauthClients';
export const CLIENT_SECRETS = 'oauthClientSecrets';
export const ARTIFACTS = 'oauthArtifacts';
export const SIGNING_KEYS = 'oauthSigningKeys';

/** Programs that may ask for tokens. */
const clients: CollectionDefinition = {
  name: CLIENTS,
  title: { en: 'OAuth clients', 'zh-CN': 'OAuth 客户端' },
  fields: [
    { name: 'clientId', type: 'string', length: 100, primaryKey: true },
    { name: 'title', type: 'string', length: 100 },
    { name: 'enabled', type: 'boolean', allowNull: false, defaultValue: true },
    // A program without a secret: on a phone or in a page, where everybody could read it.
    { name: 'isPublic', type: 'boolean', allowNull: false, defaultValue: false },
    { name: 'rights', type: 'json', allowNull: false },
    { name: 'roles', type: 'json', allowNull: false },
    { name: 'tables', type: 'json' },
    { name: 'apis', type: 'json' },
    { name: 'grantTypes', type: 'json', allowNull: false },
    { name: 'redirectUris', type: 'json', allowNull: false },
    { name: 'tokenLifetime', type: 'integer', allowNull: false },
  ],
};

/** Only the SHA-256 of a secret is stored; it has 256 random bits, so nobody guesses one from its hash. */
const secrets: CollectionDefinition = {
  name: CLIENT_SECRETS,
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'clientId', type: 'string', length: 100, allowNull: false, index: true },
    { name: 'hash', type: 'string', length: 64, allowNull: false, hidden: true },
    { name: 'hint', type: 'string', length: 8, allowNull: false },
    // Seconds since the epoch; none: until it is revoked.
    { name: 'exp', type: 'bigInt' },
  ],
};

/** Tokens, codes and consents. `id` is a hash, so that nobody who reads the table can use them. */
const artifacts: CollectionDefinition = {
  name: ARTIFACTS,
  createdBy: false,
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'id', type: 'string', length: 64, primaryKey: true },
    { name: 'model', type: 'string', length: 40, allowNull: false },
    { name: 'payload', type: 'json', allowNull: false, hidden: true },
    { name: 'clientId', type: 'string', length: 100, index: true },
    { name: 'grantId', type: 'string', length: 64, index: true },
    { name: 'exp', type: 'bigInt', allowNull: false, index: true },
    { name: 'consumed', type: 'bigInt' },
  ],
};

/** The newest key signs; older ones stay published so that what they signed can be verified. */
const signingKeys: CollectionDefinition = {
  name: SIGNING_KEYS,
  createdBy: false,
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'sequence', type: 'integer', primaryKey: true },
    { name: 'sealed', type: 'text', allowNull: false, hidden: true },
  ],
};

export const collectionsOfOAuth = [clients, secrets, artifacts, signingKeys];
