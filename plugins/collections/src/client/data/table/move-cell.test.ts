import { moveCell } from './move-cell';

const press = (key: string, ctrlKey = false): ReturnType<typeof moveCell> =>
  moveCell({ row: 1, column: 2 }, { key, ctrlKey, metaKey: false }, { rows: 30, columns: 4 });

describe('keys in a grid', () => {
  it.each([
    ['ArrowUp', false, { row: 0, column: 2 }],
    ['ArrowDown', false, { row: 2, column: 2 }],
    ['ArrowLeft', false, { row: 1, column: 1 }],
    ['ArrowRight', false, { row: 1, column: 3 }],
    ['ArrowRight', true, { row: 1, column: 3 }],
    ['ArrowDown', true, { row: 29, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['PageDown', false, { row: 11, column: 2 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', true, { row: 29, column: 3 }],
  ])('%s (Ctrl %s)', (key, ctrlKey, place) => {
    expect(press(key, ctrlKey)).toEqual(place);
  });

  it('leaves all others alone', () => {
    expect(press('a')).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
