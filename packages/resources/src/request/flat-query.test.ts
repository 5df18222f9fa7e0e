import { parse } from 'qs';
import { readFlatQuery } from './flat-query';

const ALIKE = [
  '',
  'a=1',
  'a=1&b=2',
  'a=',
  'filter=%7B%22a%22%3A%5B1%5D%7D',
  'q=a+b%2Bc',
  'a=b=c',
  'a=%F0%9F%98%80&sort=-b,c',
  'x_1=%26%3D',
];
const LEFT_TO_QS = [
  'a',
  'a=1&a=2',
  'a[]=1',
  'a%5Bb%5D=1',
  'a.b=1',
  '=1',
  'a=%',
  'a=%FF',
  'a=1&',
  '&a=1',
  '__proto__=1',
  'constructor=1',
  'toString=1',
];

test.each(ALIKE)('%j is read as qs reads it', (search) => {
  expect(readFlatQuery(search)).toEqual(parse(search, { strictNullHandling: true }));
});

test.each(LEFT_TO_QS)('%j is left to qs', (search) => {
  expect(readFlatQuery(search)).toBeUndefined();
});

test('long ones are left to the parser with limits', () => {
  const pairs = (count: number) => Array.from({ length: count }, (_none, index) => `n${index}=1`).join('&');
  expect(readFlatQuery(pairs(20))).toBeDefined();
  expect(readFlatQuery(pairs(21))).toBeUndefined();
});
