import { jsonFault, tidied } from './json-text';

it('says where a text stops being JSON', () => {
  expect(jsonFault('')).toBeUndefined();
  expect(jsonFault(' {"a": [1]} ')).toBeUndefined();
  expect(jsonFault('{\n  "a": 1,\n  b: 2\n}')).toEqual({ line: 3, column: 3 });
  expect(jsonFault('[1,\n2')).toEqual({ line: 2, column: 2 });
});

it('indents what is JSON', () => {
  expect(tidied('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(tidied('{')).toBeUndefined();
});
