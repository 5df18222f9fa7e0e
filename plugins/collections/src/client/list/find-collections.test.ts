import { findCollections } from './find-collections';

const known = [
  { name: 'todos', title: 'Things to do', description: '' },
  { name: 'customers', title: '客户', description: 'Who buys' },
];

it.each([
  ['', ['todos', 'customers']],
  [' TODO ', ['todos']],
  ['客', ['customers']],
  ['who', ['customers']],
  ['nothing', []],
])('finds with %j: %j', (search, names) => {
  expect(findCollections(known, search).map(({ name }) => name)).toEqual(names);
});
