import type { PageOutline } from '../../contract';
import { outlineLines, placeBeside } from './outline-tree';

const page = (uid: string, parentUid: string | null = null, kind: PageOutline['kind'] = 'page'): PageOutline => ({
  uid,
  kind,
  title: uid,
  icon: null,
  parentUid,
  roles: [],
  revision: 0,
  isChanged: true,
  hidden: false,
});

describe('the outline of pages', () => {
  const lines = outlineLines([page('g', null, 'group'), page('a', 'g'), page('x'), page('b', 'g'), page('c', 'g')]);

  it('puts pages below their groups', () => {
    expect(lines.map((line) => [line.page.uid, line.depth])).toEqual([
      ['g', 0],
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['x', 0],
    ]);
  });

  it.each([
    ['a', -1, undefined],
    ['b', -1, 'a'],
    ['a', 1, 'c'],
    ['b', 1, null],
    ['c', 1, undefined],
    ['g', 1, null],
  ] as const)('%s goes by %s: before %s', (uid, step, before) => {
    const line = lines.find((one) => one.page.uid === uid);
    expect(line && placeBeside(line, step)).toBe(before);
  });
});
