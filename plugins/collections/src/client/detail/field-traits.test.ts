import type { CollectionShape, FieldShape } from '../definitions';
import { fieldTraits, fixedReason } from './field-traits';

const id: FieldShape = { name: 'id', type: 'bigInt', primaryKey: true, autoIncrement: true, allowNull: false };
const author: FieldShape = { name: 'author', type: 'belongsTo', target: 'users', foreignKey: 'authorId' };
const authorId: FieldShape = { name: 'authorId', type: 'bigInt', foreignKeyOf: 'author', index: true };
const title: FieldShape = { name: 'title', type: 'string', allowNull: false, unique: true, index: true, defaultValue: 'x' };
const collection: CollectionShape = {
  name: 'posts',
  title: null,
  description: null,
  autoGenId: true,
  createdAt: true,
  updatedAt: false,
  createdBy: true,
  updatedBy: false,
  filterTargetKey: 'id',
  maxPageSize: 200,
  fields: [id, author, authorId, title],
};

it.each([
  [id, ['primaryKey', 'automatic']],
  [author, []],
  [{ ...author, validation: { rules: [{ name: 'required' }] } }, ['required']],
  [{ ...author, validation: null }, []],
  [authorId, ['foreignKey']],
  [title, ['required', 'unique', 'index', 'default']],
  [{ name: 'createdById', type: 'bigInt', foreignKeyOf: 'createdBy' }, ['automatic', 'foreignKey']],
  [{ name: 'updatedAt', type: 'datetime' }, []],
])('tells about %j: %j', (field, traits) => {
  expect(fieldTraits(field, collection)).toEqual(traits);
});

it('knows which fields cannot be deleted on their own', () => {
  expect(fixedReason(id, collection)).toBe('primaryKey');
  expect(fixedReason(authorId, collection)).toBe('foreignKey');
  expect(fixedReason(authorId, { ...collection, fields: [authorId] })).toBeUndefined();
  expect(fixedReason(title, collection)).toBeUndefined();
  const ofView = { ...collection, view: { collection: 'orders', columns: [] } };
  expect(fixedReason(title, ofView)).toBe('view');
  expect(fixedReason({ name: 'author', type: 'belongsTo' }, ofView)).toBeUndefined();
});
