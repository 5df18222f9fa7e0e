import { defuse, fuse } from './formula-text';

it.each(['=1+1', '+a', '-a', '@x', '\t=1', "'=1", "''@", '＝1'])(
  '%j is written so that it is only text, and read back as it was',
  (text) => {
    expect(defuse(text)).toBe(`'${text}`);
    expect(fuse(defuse(text))).toBe(text);
  },
);

it.each(['-1.50', '+3', '-2e-7', 'a=1', "it's", '', "'quoted'"])('%j stays as it is', (text) => {
  expect(defuse(text)).toBe(text);
  expect(fuse(text)).toBe(text);
});
