import type { JsonValue } from '@mortise/shared';
import { ELEMENTS, createElement as h } from '../worker/elements';
import { appPath } from './app-path';
import { CellFault, readCell } from './read-cell';

/** As it comes over the wire. */
const sent = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value) ?? 'null') as JsonValue;
const cell = (value: unknown): readonly unknown[] => readCell(sent(value));
const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

describe('a cell', () => {
  it('is made of texts and a few components', () => {
    const made = h(
      'Space',
      { size: 'small' },
      h('Tag', { color: 'green' }, 'open'),
      ' ',
      42,
      h('StarFilled', { title: 'Star' }),
      false,
      null,
    );
    expect(cell(made)).toEqual([
      {
        type: 'Space',
        props: { size: 'small' },
        children: [
          { type: 'Tag', props: { color: 'green' }, children: ['open'] },
          ' ',
          '42',
          { type: 'Icon', props: { name: 'StarFilled', title: 'Star' }, children: [] },
        ],
      },
    ]);
    expect(cell(h('b', null, 'bold'))).toEqual([{ type: 'Text', props: { strong: true }, children: ['bold'] }]);
    expect(cell(h('a', { href: '/admin/pages/home?x=1' }, 'Home'))).toMatchObject([{ type: 'Link', props: { to: '/pages/home?x=1' } }]);
    const Price = ({ amount }: Readonly<Record<string, unknown>>): unknown => h('Tag', null, `${String(amount)} €`);
    expect(cell(h(Price, { amount: 3 }))).toEqual([{ type: 'Tag', props: {}, children: ['3 €'] }]);
  });

  it('loses what a component does not have, or may not be given', () => {
    const hostile = {
      type: 'Tag',
      props: { color: 'url(https://evil.test)', style: { position: 'fixed' }, dangerouslySetInnerHTML: { __html: 'x' } },
    };
    expect(cell(hostile)).toEqual([{ type: 'Tag', props: {}, children: [] }]);
    expect(cell({ type: 'Progress', props: { percent: '50' } })).toEqual([]);
    expect(cell({ type: 'Progress', props: { percent: 900 } })).toMatchObject([{ props: { percent: 100 } }]);
    expect(cell({ type: 'Icon', props: { name: '__proto__' } })).toEqual([]);
    expect(readCell(JSON.parse('{"type":"Tag","props":{"__proto__":{"color":"red"}}}') as JsonValue)).toEqual([
      { type: 'Tag', props: {}, children: [] },
    ]);
  });

  it.each(['script', 'iframe', 'constructor', '__proto__', 'Table', ''])('shows no <%s>', (type) => {
    expect(() => cell({ type, props: {} })).toThrow(CellFault);
  });

  it.each([[nested(30)], [Array.from({ length: 1000 }, () => 'x')], [{ html: '<b>' }]])(
    'refuses what is too much, or nothing of its own',
    (value) => {
      expect(() => cell(value)).toThrow(CellFault);
    },
  );

  it('cuts long texts', () => {
    expect((cell('x'.repeat(1_000_000))[0] as string).length).toBeLessThan(3000);
  });
});

describe('a link of a cell', () => {
  it.each([
    ['/pages/a', '/pages/a'],
    ['/admin/data/orders?open=1#x', '/data/orders?open=1#x'],
    ['/admin', '/'],
    ['/administrators', '/administrators'],
  ])('leads to pages of the admin: %s', (address, path) => {
    expect(appPath(address)).toBe(path);
  });

  it.each(
    ['javascript:alert(1)', 'https://evil.test/', '//evil.test', '/\\evil.test', '/\t/evil.test', 'data:text/html,x', 'pages/a', ''].concat(
      [
        '/admin/settings/users',
        '/settings',
        '/pages/../settings/users',
        '/./admin/settings',
        '/%2e%2e/settings',
        '/admin/%2E/settings/users',
      ],
    ),
  )('and nowhere else: %s', (address) => {
    expect(appPath(address)).toBeUndefined();
  });
});

describe('the vocabulary of a worker', () => {
  it('says what there is when something is not', () => {
    expect(ELEMENTS.antd).toMatchObject({ Tag: 'Tag', Typography: { Text: 'Text' } });
    expect(() => (ELEMENTS.antd as Record<string, unknown>)['Table']).toThrow(/antd\.Table cannot be shown here/);
  });
});
