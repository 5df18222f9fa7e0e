import type { PageBlock, PageContent } from '../../contract';
import { compareContents } from './compare-content';
import { changedGrants } from './grant-lines';

const block = (key: string, more: Partial<PageBlock> = {}): PageBlock => ({ key, kind: 'pages.markdown', span: 24, settings: {}, ...more });
const page = (...rows: readonly (readonly PageBlock[])[]): PageContent => ({
  tabs: [{ key: 'main', rows: rows.map((blocks, at) => ({ key: `row${at}`, blocks })) }],
});
const said = (before: PageContent | undefined, after: PageContent): readonly string[] =>
  compareContents(before, after).blocks.map(({ kind, block: { key } }) => `${kind} ${key}`);

describe('what differs between two contents', () => {
  it('says everything of a first publishing, and nothing where nothing differs', () => {
    expect(said(undefined, page([block('a')], [block('b')]))).toEqual(['added a', 'added b']);
    expect(said(page([block('a', { settings: { a: 1, b: 2 } })]), page([block('a', { settings: { b: 2, a: 1 }, roles: [] })]))).toEqual([]);
  });

  it('tells added, changed and removed blocks', () => {
    const before = page([block('a')], [block('b')]);
    expect(said(before, page([block('a', { title: 'A' })], [block('c')]))).toEqual(['changed a', 'added c', 'removed b']);
    expect(said(before, page([block('a', { roles: ['x'] })], [block('b', { settings: { text: '' } })]))).toEqual([
      'changed a',
      'changed b',
    ]);
  });

  it('names only those that moved, not those that made place for them', () => {
    const keys = ['a', 'b', 'c', 'd'].map((key) => block(key));
    const rows = (order: string): PageContent => page(...[...order].map((key) => keys.filter((one) => one.key === key)));
    expect(said(rows('abcd'), rows('dabc'))).toEqual(['moved d']);
    expect(said(rows('abcd'), rows('bacd'))).toHaveLength(1);
    expect(said(page([block('a')], [block('b')]), page([block('a', { span: 12 }), block('b', { span: 12 })]))).toEqual([
      'moved a',
      'moved b',
    ]);
  });

  it('notices tabs', () => {
    const [tab] = page().tabs;
    const named = { tabs: tab === undefined ? [] : [{ ...tab, title: 'Named' }] };
    expect([compareContents(page(), named).tabs, compareContents(page(), page()).tabs]).toEqual([true, false]);
  });
});

describe('the rights a block asks for', () => {
  const orders = { resource: 'orders', actions: ['view', 'create'] };

  it('are compared right by right, in whatever order they stand', () => {
    const before = { grants: { collections: [orders], hosts: ['a.example'] } };
    const after = { grants: { collections: [{ ...orders, actions: ['create', 'view'] }], hosts: ['b.example'], secrets: ['key'] } };
    const { added, dropped } = changedGrants(before, after);
    expect(added.map(({ what, name }) => [what, name])).toEqual([
      ['host', 'b.example'],
      ['secret', 'key'],
    ]);
    expect(dropped.map(({ name }) => name)).toEqual(['a.example']);
  });

  it('tell fewer fields from all of them, and survive what makes no sense', () => {
    const { added } = changedGrants({ grants: { collections: [orders] } }, { grants: { collections: [{ ...orders, fields: ['id'] }] } });
    expect(added[0]?.fields).toEqual(['id']);
    expect(changedGrants({ grants: 7 }, { grants: { collections: 'all', hosts: [1, null] } })).toEqual({ added: [], dropped: [] });
  });
});
