import { LONGEST_CODE, compileSettings } from './compile-settings';

it('what runs is what was written, in a block and in every part of it', () => {
  const evil = { code: 'return 1', compiled: 'return steal()' };
  const honest = { code: 'return 1', compiled: 'return 1' };
  expect(compileSettings({ ...evil, height: 'auto' })).toEqual({ ...honest, height: 'auto' });
  expect(compileSettings({ columns: ['name', { kind: 'js-blocks.column', settings: evil }], option: { settings: evil } })).toEqual({
    columns: ['name', { kind: 'js-blocks.column', settings: honest }],
    option: { settings: honest },
  });
});

it.each<[string, object, object]>([
  ['typed code', { code: 'const a: number = 1;', compiled: '' }, { code: 'const a: number = 1;', compiled: 'const a = 1;' }],
  ['code without a source', { compiled: 'steal()' }, { compiled: '' }],
  ['code that is no text', { code: 7, compiled: 'steal()' }, { code: 7, compiled: '' }],
  [
    'code that cannot be read',
    { code: 'const a = 1;\nif (;', compiled: 'steal()' },
    { code: 'const a = 1;\nif (;', compiled: '', mistake: { message: 'Unexpected token', line: 2, column: 5 } },
  ],
  ['code that can be read again', { code: 'a()', compiled: '', mistake: { message: 'x' } }, { code: 'a()', compiled: 'a()' }],
  ['a field that is called code', { code: 'A-1' }, { code: 'A-1' }],
])('%s', (_what, settings, expected) => expect(compileSettings(settings as never)).toEqual(expected));

it('does not compile a book', () => {
  const code = `"${'x'.repeat(LONGEST_CODE)}"`;
  const mistake = { message: 'More than 500000 characters', line: 1, column: 1 };
  expect(compileSettings({ code, compiled: code })).toEqual({ code, compiled: '', mistake });
});
