import { COLUMN_TYPES, RELATION_TYPES } from '@mortise/shared';
import en from '../locale/en.json';
import zh from '../locale/zh-CN.json';
import { FIELD_KINDS, type FieldKind, KEY_KINDS, findKind, kindOf, kindsOfType } from './field-kinds';

it('offers every type of column the server has', () => {
  const kinds = (group: 'columns' | 'relations'): readonly FieldKind[] =>
    FIELD_KINDS.filter((kind) => (kind.group === 'relation') === (group === 'relations'));
  expect(new Set(kinds('columns').map(({ type }) => type))).toEqual(new Set(COLUMN_TYPES));
  for (const { type } of kinds('relations')) expect(RELATION_TYPES).toContain(type);
  expect(new Set(FIELD_KINDS.map(({ id }) => id)).size).toBe(FIELD_KINDS.length);
});

it('has words for every kind in both languages', () => {
  for (const texts of [en, zh]) expect(Object.keys(texts.collections.kind).toSorted()).toEqual(FIELD_KINDS.map(({ id }) => id).toSorted());
});

it.each([
  [{ type: 'string', interface: 'email' }, 'email'],
  [{ type: 'string' }, 'input'],
  [{ type: 'string', interface: 'icon' }, 'input'],
  [{ type: 'text', interface: 'richText' }, 'textarea'],
  [{ type: 'bigInt', interface: 'id' }, 'bigInt'],
  [{ type: 'decimal' }, 'decimal'],
  [{ type: 'array' }, 'multipleSelect'],
  [{ type: 'set', interface: 'multipleSelect' }, 'tags'],
  [{ type: 'belongsTo', interface: 'createdBy' }, 'm2o'],
])('recognises %j as %s', (field, kind) => {
  expect(kindOf(field).id).toBe(kind);
});

it('knows which kinds share a column type', () => {
  expect(kindsOfType('double').map(({ id }) => id)).toEqual(['number', 'percent']);
  expect(KEY_KINDS.every((id) => findKind(id) !== undefined)).toBe(true);
});
