import type { CollectionDefinition } from '@mortise/shared';

/** Writes that came with an idempotency key, and what they were answered. No resource shows them. */
export const requestsCollection: CollectionDefinition = {
  name: 'idempotentRequests',
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    // SHA-256 of the caller and the key: the key itself may be long and says something of the client.
    { name: 'callerKey', type: 'string', length: 64, allowNull: false, unique: true },
    { name: 'fingerprint', type: 'string', length: 64, allowNull: false },
    { name: 'answer', type: 'text' },
    { name: 'expiresAt', type: 'datetime', allowNull: false, index: true },
  ],
};
