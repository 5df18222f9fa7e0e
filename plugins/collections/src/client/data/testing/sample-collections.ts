import type { DataCollection } from '../model/data-collection';

const VIEW_ALL = { view: { scoped: false }, create: { scoped: false }, update: { scoped: false }, destroy: { scoped: false } };

/** What orders belong to. */
export const customers: DataCollection = {
  name: 'customers',
  title: 'Customers',
  primaryKey: 'id',
  maxPageSize: 200,
  origin: 'user',
  actions: VIEW_ALL,
  fields: [
    { name: 'id', type: 'bigInt', interface: 'id', allowNull: false, readOnly: true },
    { name: 'name', type: 'string', title: 'Name', allowNull: false },
    { name: 'email', type: 'string', interface: 'email' },
    { name: 'orders', type: 'hasMany', target: 'orders', targetKey: 'id', foreignKey: 'customerId', readOnly: true },
  ],
};

/** A collection with a field of every kind. */
export const orders: DataCollection = {
  name: 'orders',
  title: 'Orders',
  titleField: 'number',
  primaryKey: 'id',
  maxPageSize: 200,
  origin: 'user',
  actions: VIEW_ALL,
  fields: [
    { name: 'id', type: 'bigInt', interface: 'id', allowNull: false, readOnly: true },
    { name: 'number', type: 'string', title: 'Number', allowNull: false, length: 20 },
    {
      name: 'status',
      type: 'string',
      interface: 'select',
      enum: [
        { value: 'open', label: 'Open' },
        { value: 'sent', label: 'Sent' },
      ],
    },
    { name: 'total', type: 'decimal', precision: 12, scale: 2 },
    { name: 'pieces', type: 'integer' },
    { name: 'weight', type: 'double' },
    { name: 'paid', type: 'boolean' },
    { name: 'due', type: 'date' },
    { name: 'sentAt', type: 'datetime' },
    { name: 'note', type: 'text' },
    { name: 'extra', type: 'json' },
    { name: 'token', type: 'uuid' },
    { name: 'site', type: 'text', interface: 'url' },
    { name: 'contact', type: 'string', interface: 'email' },
    { name: 'customerId', type: 'bigInt', foreignKeyOf: 'customer' },
    { name: 'customer', type: 'belongsTo', target: 'customers', targetKey: 'id', foreignKey: 'customerId', keyType: 'bigInt' },
    { name: 'createdAt', type: 'datetime', interface: 'createdAt', readOnly: true },
  ],
};
