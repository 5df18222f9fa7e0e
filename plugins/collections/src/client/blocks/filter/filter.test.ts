import type { BlockPlace, PageBoard } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { findField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { customers, orders } from '../../data/testing/sample-collections';
import { recordBlocks } from '../place/board-blocks';
import { askOperators, comparableFields, newAsk, targetsOf, usualAsks } from './asked-fields';
import { type Answered, blockFilters } from './block-filters';
import { filterSource, readFilterSettings, writeAsks } from './filter-settings';

const block = (key: string, kind: string, settings: JsonObject) => ({ key, kind, title: undefined, settings });

const board: PageBoard = {
  blocks: [
    block('filter', 'collections.filter', {}),
    block('form', 'collections.form', { collection: 'orders' }),
    block('table', 'collections.table', { collection: 'orders' }),
    block('sum', 'pages.number', { collection: 'orders' }),
    block('people', 'collections.cards', { collection: 'customers' }),
    block('text', 'pages.markdown', { text: 'x' }),
    block('theirs', 'collections.table', { dataSource: 'shop', collection: 'orders' }),
    block('ours', 'collections.details', { dataSource: 'main', collection: 'orders' }),
  ],
  record: undefined,
  filterOf: () => undefined,
  setFilter: () => undefined,
  openView: () => Promise.resolve(undefined),
  closeView: () => undefined,
};

const place: BlockPlace = { page: 'p', revision: 1, block: 'filter', title: undefined, board };
const on = (...blocks: PageBoard['blocks']): BlockPlace => ({ ...place, board: { ...board, blocks } });

function fieldOf(name: string, collection = orders): DataField {
  const field = findField(collection, name);
  if (field === undefined) throw new Error(name);
  return field;
}

const answer = (field: string, operator: Answered['operator'], ...drafts: readonly string[]): Answered => ({
  id: field,
  operator,
  drafts,
  targets: [{ block: 'table', field, collection: orders }],
});

describe('settings of a filter form', () => {
  it('come back as they were written', () => {
    const fields = [
      {
        collection: 'orders',
        field: 'status',
        operator: '$in',
        label: 'State',
        initial: 'open',
        targets: [{ block: 'table', field: 'status' }],
      },
      { collection: 'orders', field: 'total' },
    ];
    expect(writeAsks(readFilterSettings({ fields }).asks)).toEqual(fields);
  });

  it('leave out what makes no sense', () => {
    const fields = [{ collection: 'orders' }, 7, { collection: 'orders', field: 'total', operator: '$regex', targets: 'x' }];
    expect(readFilterSettings({ fields, auto: 'x' })).toEqual({ asks: [newAsk('orders', 'total')], auto: true });
  });
});

describe('what a filter form asks', () => {
  it('is, when nothing is chosen, what people ask for most of what the page shows first', () => {
    expect(usualAsks(place, undefined, [orders, customers]).map(({ field }) => field)).toEqual(['number', 'status', 'paid']);
    expect(usualAsks(on(), undefined, [orders])).toEqual([]);
    expect(usualAsks(place, undefined, [customers])).toEqual([]);
  });

  it('begins with the operator that suits the field', () => {
    expect([askOperators(orders, fieldOf('number'))[0], askOperators(orders, fieldOf('status'))[0]]).toEqual(['$includes', '$in']);
    expect([askOperators(orders, fieldOf('total'))[0], askOperators(orders, fieldOf('customer'))[0]]).toEqual(['between', '$in']);
    expect(askOperators(orders, fieldOf('paid'))).toEqual(['$eq', '$ne']);
  });

  it('is about every block that shows records of the collection, or those that were chosen and are still there', () => {
    const targets = [
      { block: 'gone', field: 'x' },
      { block: 'people', field: 'name' },
    ];
    expect(targetsOf(newAsk('orders', 'status'), recordBlocks(place, undefined))).toEqual([
      { block: 'table', field: 'status' },
      { block: 'sum', field: 'status' },
      { block: 'ours', field: 'status' },
    ]);
    expect(targetsOf({ ...newAsk('orders', 'number'), targets }, recordBlocks(place, undefined))).toEqual([
      { block: 'people', field: 'name' },
    ]);
  });

  it('stays within one data source', () => {
    expect(targetsOf(newAsk('orders', 'status'), recordBlocks(place, 'shop'))).toEqual([{ block: 'theirs', field: 'status' }]);
    const elsewhere = { ...newAsk('orders', 'status'), targets: [{ block: 'table', field: 'status' }] };
    expect(targetsOf(elsewhere, recordBlocks(place, 'shop'))).toEqual([]);
  });

  it('is about the data source of the first block it could ask, until it asks something', () => {
    const theirs = board.blocks.filter(({ key }) => key === 'theirs');
    expect([filterSource({}, place), filterSource({}, on(...theirs))]).toEqual([undefined, 'shop']);
    const fields = [{ collection: 'orders', field: 'total' }];
    expect([filterSource({ fields }, on(...theirs)), filterSource({ dataSource: 'main' }, on(...theirs))]).toEqual([undefined, undefined]);
    expect(filterSource({ dataSource: 'shop', fields }, place)).toBe('shop');
  });

  it('can be compared with fields of the same kind elsewhere', () => {
    expect(comparableFields(fieldOf('number'), customers).map(({ name }) => name)).toEqual(['name', 'email']);
    expect(comparableFields(fieldOf('customer'), customers)).toEqual([]);
  });
});

describe('what blocks are asked for', () => {
  it('is everything that was answered', () => {
    const answers = [
      answer('number', '$includes', 'A-'),
      answer('status', '$in', 'open', 'sent'),
      answer('note', '$eq', ' '),
      answer('due', 'between'),
    ];
    expect(blockFilters(answers)).toEqual({
      filters: { table: { $and: [{ $and: [{ number: { $includes: 'A-' } }] }, { $and: [{ status: { $in: ['open', 'sent'] } }] }] } },
      faults: {},
    });
    expect(blockFilters([answer('paid', '$eq')])).toEqual({ filters: {}, faults: {} });
  });

  it('may have two ends, one, or none', () => {
    const asked = (...drafts: readonly string[]) => blockFilters([answer('total', 'between', ...drafts)]).filters['table'];
    expect(asked('1', '9')).toEqual({ $and: [{ $and: [{ total: { $gte: '1' } }, { total: { $lte: '9' } }] }] });
    expect(asked('', '9')).toEqual({ $and: [{ $and: [{ total: { $lte: '9' } }] }] });
    expect(asked('', '')).toBeUndefined();
  });

  it('speaks of each block by its own field, and of what is no value at its question', () => {
    const targets = [{ block: 'people', field: 'name', collection: customers }, ...answer('number', '$eq').targets];
    expect(blockFilters([{ ...answer('number', '$eq', 'x'), targets }]).filters).toEqual({
      people: { $and: [{ $and: [{ name: { $eq: 'x' } }] }] },
      table: { $and: [{ $and: [{ number: { $eq: 'x' } }] }] },
    });
    expect(blockFilters([answer('pieces', '$eq', 'many')])).toEqual({ filters: {}, faults: { pieces: 'integer' } });
  });
});
