import { orders } from '../testing/sample-collections';
import { findField } from './data-collection';
import { isPartColumn, withParts } from './part-column';

const field = (name: string) => [findField(orders, name)].filter((found) => found !== undefined);
const fields = [...field('number'), ...field('total')];
const part = (id: string, position: number) => ({ id, title: id, position, show: () => null });
const names = (...parts: readonly ReturnType<typeof part>[]): readonly string[] =>
  withParts(fields, parts).map((column) => (isPartColumn(column) ? column.id : column.name));

describe('columns of plugins among those of fields', () => {
  it('stand where they were put', () => {
    expect(names(part('b', 2), part('a', 0))).toEqual(['a', 'number', 'b', 'total']);
    expect(names(part('b', 3), part('a', 2))).toEqual(['number', 'total', 'a', 'b']);
  });

  it('go to the end where there are fewer columns than before them', () => {
    expect(names(part('a', 9))).toEqual(['number', 'total', 'a']);
    expect(names()).toEqual(['number', 'total']);
  });
});
