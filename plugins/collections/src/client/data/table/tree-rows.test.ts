import type { DataCollection } from '../model/data-collection';
import { customers } from '../testing/sample-collections';
import { childrenOf, treeRows } from './tree-rows';

const places: DataCollection = {
  ...customers,
  name: 'places',
  treeKey: 'parentId',
  fields: [...customers.fields, { name: 'parts', type: 'hasMany', target: 'places', foreignKey: 'parentId' }],
};
const tree = [
  { id: 1, name: 'Asia', parts: [{ id: 2, name: 'China', parts: [{ id: 3, name: 'Yunnan' }] }] },
  { id: 4, name: 'Europe', parts: [] },
];
const seen = (...expanded: readonly number[]): readonly unknown[] => treeRows(places, tree, new Set(expanded)).rows.map(({ id }) => id);

it('shows what is below the records that are expanded, down to where one is not', () => {
  expect(seen()).toEqual([1, 4]);
  expect(seen(1)).toEqual([1, 2, 4]);
  expect(seen(1, 2)).toEqual([1, 2, 3, 4]);
  expect(seen(2)).toEqual([1, 4]);
});

it('knows how deep a record is and whether something is below', () => {
  const { places: found } = treeRows(places, tree, new Set([1]));
  expect([...found]).toEqual([
    [1, { level: 1, expanded: true }],
    [2, { level: 2, expanded: false }],
    [4, { level: 1, expanded: undefined }],
  ]);
});

it('finds the relation that leads down', () => {
  expect(childrenOf(places)).toBe('parts');
  expect(childrenOf(customers)).toBe('children');
});
