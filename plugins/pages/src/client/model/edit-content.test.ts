import type { PageBlock, PageContent } from '../../contract';
import { addBlock, changeBlock, findBlock, moveBlock, removeBlock, resizeBlock } from './edit-content';

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

  it('grow and shrink within their row', () => {
    const content = page([block('a', 12), block('b', 12)]);
    expect(findBlock(resizeBlock(content, 'a', true), 'a')?.span).toBe(12);
    const narrow = resizeBlock(content, 'a', false);
    expect(findBlock(narrow, 'a')?.span).toBe(10);
    expect(findBlock(resizeBlock(narrow, 'b', true), 'b')?.span).toBe(14);
    expect(findBlock(resizeBlock(page([block('a', 4)]), 'a', false), 'a')?.span).toBe(4);
  });
});
