import type { CollectionDefinition } from '@mortise/shared';

/** Every issued token, whatever plugin issued it. No resource shows it as it is. */
export const credentialsCollection: CollectionDefinition = {
  name: 'credentials',
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'kind', type: 'string', length: 20, allowNull: false },
    { name: 'userId', type: 'bigInt', allowNull: false, index: true },
    { name: 'name', type: 'string', length: 100 },
    { name: 'roleName', type: 'string', length: 63, index: true },
    { name: 'expiresAt', type: 'datetime', allowNull: false },
    { name: 'revokedAt', type: 'datetime' },
    { name: 'lastUsedAt', type: 'datetime' },
    { name: 'useCount', type: 'bigInt', defaultValue: 0, allowNull: false },
    { name: 'tokenHash', type: 'string', length: 64, allowNull: false, unique: true, hidden: true },
    // Never a constraint: a key whose role is gone must stay bound to it and fail, not become unbound.
    { name: 'role', type: 'belongsTo', target: 'roles', foreignKey: 'roleName', constraint: false },
  ],
};
