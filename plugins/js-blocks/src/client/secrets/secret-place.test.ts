import { secretCall } from './secret-place';

it.each([
  ['', "const key = 'abc';", "const key = ctx.secret('shop');"],
  ['Bearer ', "const key = 'Bearer abc';", "const key = `Bearer ${ctx.secret('shop')}`;"],
])('a value gives way to a call', (before, code, after) => {
  const [from, to] = [code.indexOf("'"), code.lastIndexOf("'") + 1];
  const change = secretCall({ value: 'abc', before, from, to }, 'shop');
  expect(code.slice(0, change.from) + change.insert + code.slice(change.to)).toBe(after);
});
