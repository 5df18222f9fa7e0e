import { orders } from '../../data/testing/sample-collections';
import { shownFields } from '../../data/model/data-collection';
import { newFieldItem, readFieldItems, shownItems, writeFieldItems } from './field-items';

describe('fields chosen for a block', () => {
  it('come back as they were written, without what is usual', () => {
    const stored = [
      { name: 'number' },
      { name: 'total', label: 'Sum', width: 'half', required: true, initial: '{{user.id}}' },
      { name: 'customer', adding: true },
      { name: 'note', kind: 'js-blocks.field', settings: { code: 'x' }, hidden: true, readOnly: true },
    ];
    expect(writeFieldItems(readFieldItems(stored))).toEqual(stored);
  });

  it('leave out what makes no sense', () => {
    expect(readFieldItems('x')).toEqual([]);
    const read = readFieldItems([7, {}, { name: 'a', width: 'wide', label: 3 }, { name: 'a', label: 'again' }]);
    expect(read).toEqual([newFieldItem('a')]);
  });

  it('are shown in their order, called as the block calls them, as far as the viewer may see them', () => {
    const allowed = shownFields(orders).filter(({ name }) => name !== 'note');
    const items = readFieldItems([{ name: 'total', label: 'Sum' }, { name: 'note' }, { name: 'nope' }, { name: 'number' }]);
    expect(shownItems(orders, items, allowed).map(({ field }) => [field.name, field.title])).toEqual([
      ['total', 'Sum'],
      ['number', 'Number'],
    ]);
    expect(shownItems(orders, [], allowed)).toHaveLength(allowed.length);
  });
});
