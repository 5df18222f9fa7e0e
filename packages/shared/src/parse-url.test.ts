import { parseUrl } from './parse-url';

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['https://bücher.example/Straße', 'https://xn--bcher-kva.example/Stra%C3%9Fe'],
  ['example.com', undefined],
  ['', undefined],
])('%j', (text, href) => {
  expect(parseUrl(text)?.href).toBe(href);
});

test('letters beyond ASCII are as good the hundred-thousandth time', () => {
  const texts = ['https://bücher.example', 'https://books.example'];
  const refused = Array.from({ length: 100_000 }, (_none, index) => parseUrl(texts[index % 2] ?? '')).filter((url) => url === undefined);
  expect(refused).toEqual([]);
});
