import { lineOf, offsetOf } from './read-position';

const TEXT = 'one\ntwo\n\nfour';

it.each([
  [1, 1, 0],
  [2, 2, 5],
  [3, 1, 8],
  [4, 3, 11],
  [2, 99, 7],
  [99, 1, 13],
  [0, 0, 0],
  [-5, -5, 0],
])('line %d, column %d lies at %d', (line, column, offset) => expect(offsetOf(TEXT, line, column)).toBe(offset));

it.each([
  [0, 1],
  [5, 2],
  [8, 3],
  [13, 4],
])('%d lies in line %d', (offset, line) => expect(lineOf(TEXT, offset)).toBe(line));
