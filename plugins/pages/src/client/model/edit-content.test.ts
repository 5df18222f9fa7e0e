import type { PageBlock, PageContent } from '../../contract';
import { resizeBlock } from './block-sizes';
import { findBlock } from './content-parts';
import { addBlock, changeBlock, duplicateBlock, removeBlock } from './edit-content';
import { type DropPlace, dropBlock, moveBlock, moveToTab } from './move-blocks';

const block = (key: string, span = 24): PageBlock => ({ key, kind: 'pages.markdown', span, settings: {} });
const page = (...rows: readonly (readonly PageBlock[])[]): PageContent => ({
  tabs: [{ key: 'main', rows: rows.map((blocks, index) => ({ key: `row${index}`, blocks })) }],
});
/** Keys of the blocks, row by row. */
const shape = ({ tabs }: PageContent): readonly string[] =>
  tabs.flatMap(({ rows }) => rows).map(({ blocks }) => blocks.map(({ key }) => key).join(' '));

describe('the blocks of a page', () => {
  it('are added below the others, changed and taken away', () => {
    const added = addBlock(page([block('a')]), 'main', block('b'));
    expect(shape(added)).toEqual(['a', 'b']);
    expect(shape(addBlock(added, 'elsewhere', block('c')))).toEqual(['a', 'b']);
    expect(
      findBlock(
        changeBlock(added, 'b', (one) => ({ ...one, title: 'B' })),
        'b',
      )?.title,
    ).toBe('B');
    expect(shape(removeBlock(added, 'a'))).toEqual(['b']);
  });

  it.each([
    ['b', 'left', ['b a', 'c']],
    ['a', 'left', ['a b', 'c']],
    ['a', 'right', ['b a', 'c']],
    ['c', 'up', ['c', 'a b']],
    ['b', 'down', ['a', 'b', 'c']],
    ['b', 'up', ['b', 'a', 'c']],
  ] as const)('%s goes %s', (key, direction, expected) => {
    const content = page([block('a', 12), block('b', 12)], [block('c')]);
    expect(shape(moveBlock(content, key, direction))).toEqual(expected);
  });

  it('join a row that has room, no wider than the room', () => {
    const moved = moveBlock(page([block('a', 16)], [block('b')]), 'b', 'up');
    expect(shape(moved)).toEqual(['a b']);
    expect(findBlock(moved, 'b')?.span).toBe(8);
  });

  it('stay where they are at the edges', () => {
    expect(shape(moveBlock(page([block('a')], [block('b')]), 'a', 'up'))).toEqual(['a', 'b']);
    expect(shape(moveBlock(page([block('a')]), 'nobody', 'down'))).toEqual(['a']);
  });

  it('grow into the room of their row, then at the cost of their neighbour', () => {
    const spans = (content: PageContent): readonly unknown[] => ['a', 'b'].map((key) => findBlock(content, key)?.span);
    const content = page([block('a', 12), block('b', 8)]);
    expect(spans(resizeBlock(content, 'a', 15))).toEqual([15, 8]);
    expect(spans(resizeBlock(content, 'a', 18.4))).toEqual([18, 6]);
    expect(spans(resizeBlock(content, 'a', 24))).toEqual([20, 4]);
    expect(spans(resizeBlock(content, 'b', 14))).toEqual([10, 14]);
    expect(spans(resizeBlock(content, 'a', 1))).toEqual([4, 8]);
    expect(spans(resizeBlock(page([block('a', 3)]), 'a', 30))).toEqual([24, undefined]);
  });

  it('are copied beside themselves where there is room, otherwise below', () => {
    expect(shape(duplicateBlock(page([block('a', 12)], [block('b')]), 'a', 'copy'))).toEqual(['a copy', 'b']);
    expect(shape(duplicateBlock(page([block('a')], [block('b')]), 'a', 'copy'))).toEqual(['a', 'copy', 'b']);
    expect(findBlock(duplicateBlock(page([block('a', 16)]), 'a', 'copy'), 'copy')?.span).toBe(8);
  });
});

describe('a block that is dragged', () => {
  const beside = (target: string, side: 'before' | 'after'): DropPlace => ({ kind: 'beside', block: target, side });
  const between = (row: number): DropPlace => ({ kind: 'between', tab: 'main', row });

  it.each([
    ['c', beside('a', 'before'), ['c a b']],
    ['c', beside('a', 'after'), ['a c b']],
    ['a', beside('b', 'after'), ['b a', 'c']],
    ['a', beside('a', 'before'), ['a b', 'c']],
    ['b', between(0), ['b', 'a', 'c']],
    ['b', between(1), ['a', 'b', 'c']],
    ['b', between(2), ['a', 'c', 'b']],
    ['c', between(0), ['c', 'a b']],
    ['nobody', between(0), ['a b', 'c']],
    ['a', beside('nobody', 'after'), ['a b', 'c']],
  ] as const)('%s to %j', (key, place, expected) => {
    expect(shape(dropBlock(page([block('a', 12), block('b', 12)], [block('c')]), key, place))).toEqual(expected);
  });

  it('shares a full row with the others, and stays out of one that has no place', () => {
    const dropped = dropBlock(page([block('a', 12), block('b', 12)], [block('c')]), 'c', beside('a', 'before'));
    expect(['a', 'b', 'c'].map((key) => findBlock(dropped, key)?.span)).toEqual([8, 8, 8]);
    const full = page(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => block(key, 4)),
      [block('g')],
    );
    expect(dropBlock(full, 'g', beside('a', 'before'))).toEqual(full);
  });

  it('goes to other tabs', () => {
    const [main] = page([block('a')], [block('b')]).tabs;
    const content = { tabs: [main ?? { key: 'main', rows: [] }, { key: 'other', rows: [] }] };
    const rowsOf = (next: PageContent): readonly number[] => next.tabs.map(({ rows }) => rows.length);
    expect(rowsOf(moveToTab(content, 'a', 'other'))).toEqual([1, 1]);
    expect(rowsOf(moveToTab(content, 'a', 'nowhere'))).toEqual([2, 0]);
    expect(rowsOf(dropBlock(content, 'b', { kind: 'between', tab: 'other', row: 0 }))).toEqual([1, 1]);
  });
});
