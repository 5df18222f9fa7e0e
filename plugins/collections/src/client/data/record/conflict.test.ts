import { orders } from '../testing/sample-collections';
import { conflictingFields, merged } from './conflict';

const fields = orders.fields.filter(({ name }) => ['number', 'note', 'pieces'].includes(name));
const before = { number: 'A', note: '', pieces: '1' };

it('finds only fields that both sides changed, and differently', () => {
  const names = (mine: object, theirs: object): readonly string[] =>
    conflictingFields(fields, { before, mine: { ...before, ...mine }, theirs: { ...before, ...theirs } }).map(({ name }) => name);
  expect(names({ number: 'B' }, { note: 'x' })).toEqual([]);
  expect(names({ number: 'B' }, { number: 'B' })).toEqual([]);
  expect(names({ number: 'B', note: 'y' }, { number: 'C', note: 'x', pieces: '2' })).toEqual(['number', 'note']);
  expect(names({ number: '' }, { number: 'C' })).toEqual(['number']);
});

it('puts the changes of both together, as chosen', () => {
  const versions = { before, mine: { ...before, number: 'B', note: 'y' }, theirs: { number: 'C', note: '', pieces: '2' } };
  expect(merged(fields, versions, {})).toEqual({ number: 'B', note: 'y', pieces: '2' });
  expect(merged(fields, versions, { number: 'theirs' })).toEqual({ number: 'C', note: 'y', pieces: '2' });
});
