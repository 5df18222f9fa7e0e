import { batches } from './batches';

describe('batches', () => {
  it('cuts a list into parts and loses nothing', () => {
    const items = Array.from({ length: 450 }, (_, index) => index);
    const parts = batches(items, 200);
    expect(parts.map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(parts.flat()).toEqual(items);
    expect(batches([], 200)).toEqual([]);
  });
});
