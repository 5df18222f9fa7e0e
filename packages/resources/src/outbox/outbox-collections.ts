import type { CollectionDefinition } from '@mortise/shared';

/** Changes that a subscription has not been told yet: one row for each of both. No resource shows them. */
export const outboxCollection: CollectionDefinition = {
  name: 'outbox',
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    // Plugin and subscription: `<plugin>/<id>`.
    { name: 'subscription', type: 'string', allowNull: false, index: true },
    { name: 'dataSource', type: 'string', length: 63, allowNull: false },
    { name: 'collection', type: 'string', length: 63, allowNull: false },
    { name: 'event', type: 'string', length: 16, allowNull: false },
    // Both as JSON text: keys may be numbers or text, and a record must come back as it was.
    { name: 'recordKey', type: 'text', allowNull: false },
    { name: 'record', type: 'text' },
    { name: 'userId', type: 'bigInt' },
    // How often it was told in vain.
    { name: 'attempts', type: 'integer', allowNull: false },
    // Empty once the event is put aside.
    { name: 'dueAt', type: 'datetime', index: true },
    { name: 'parkedAt', type: 'datetime' },
  ],
};

/** Which process is telling a subscription its events. */
export const leasesCollection: CollectionDefinition = {
  name: 'outboxLeases',
  createdAt: false,
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'subscription', type: 'string', allowNull: false, unique: true },
    { name: 'holder', type: 'string', length: 64, allowNull: false },
    { name: 'expiresAt', type: 'datetime', allowNull: false },
  ],
};
