import { JSON_LIMITS, parseJsonBody } from './parse-json-body';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const withKeys = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_item, index) => [`k${index}`, 1])));

it.each(['{"a":[1,"x",null,true]}', '"text"', '0', 'null', '[]'])('reads %s', (text) => {
  expect(parse(text)).toEqual(JSON.parse(text));
});

it.each(['{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1} x', ' '])('refuses %s', (text) => {
  expect(() => parse(text)).toThrow('JSON_INVALID');
});

it('refuses bytes that are not UTF-8', () => {
  expect(() => parseJsonBody(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('JSON_INVALID');
});

it('allows the deepest nesting and refuses one level more', () => {
  expect(() => parse(nested(JSON_LIMITS.depth))).not.toThrow();
  expect(() => parse(nested(JSON_LIMITS.depth + 1))).toThrow('JSON_TOO_DEEP');
});

it('survives nesting that would overflow the call stack', () => {
  expect(() => parse(nested(100_000))).toThrow('JSON_TOO_DEEP');
  expect(() => parse('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))).toThrow('JSON_TOO_DEEP');
});

it('allows as many keys as the limit and refuses one more', () => {
  expect(() => parse(withKeys(JSON_LIMITS.keys))).not.toThrow();
  expect(() => parse(withKeys(JSON_LIMITS.keys + 1))).toThrow('JSON_TOO_MANY_KEYS');
  expect(() => parse(`[${withKeys(JSON_LIMITS.keys)},${withKeys(1)}]`)).toThrow('JSON_TOO_MANY_KEYS');
});

it.each(['{"__proto__":{}}', '{"a":[{"constructor":1}]}', '{"a":{"b":{"prototype":null}}}', '{"\\u005f_proto__":1}'])(
  'refuses the key in %s',
  (text) => {
    expect(() => parse(text)).toThrow('KEY_FORBIDDEN');
  },
);
