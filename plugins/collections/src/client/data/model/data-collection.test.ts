import { customers, orders } from '../testing/sample-collections';
import { chosenColumns, moveColumn, toggleColumn } from './columns';
import {
  type DataCollection,
  shownFields,
  titleField,
  titleOfRecord,
  withKeyTypes,
  withPresetTitles,
  writableFields,
} from './data-collection';

const names = (fields: readonly { readonly name: string }[]): string[] => fields.map(({ name }) => name);

describe('what a viewer sees of a collection', () => {
  it('shows a relation instead of its foreign key', () => {
    expect(names(shownFields(orders))).toContain('customer');
    expect(names(shownFields(orders))).not.toContain('customerId');
  });

  it('shows the foreign key where the relation leads to what the viewer may not see', () => {
    const fields = orders.fields.map((field) => (field.name === 'customer' ? { name: 'customer', type: 'belongsTo' } : field));
    const shown = names(shownFields({ ...orders, fields }));
    expect(shown).toContain('customerId');
    expect(shown).not.toContain('customer');
  });

  it('keeps to the fields of each right', () => {
    const limited: DataCollection = {
      ...orders,
      actions: { view: { fields: ['id', 'number', 'total'], scoped: false }, update: { fields: ['number'], scoped: true } },
    };
    expect(names(shownFields(limited))).toEqual(['id', 'number', 'total']);
    expect(names(writableFields(limited, 'update'))).toEqual(['number']);
    expect(writableFields(limited, 'create')).toEqual([]);
  });

  it('offers nothing that cannot be written', () => {
    expect(names(writableFields(orders, 'update'))).not.toEqual(expect.arrayContaining(['id']));
    expect(names(writableFields(orders, 'update'))).toContain('customer');
    expect(names(writableFields(orders, 'update'))).not.toContain('customerId');
    expect(names(writableFields(customers, 'create'))).toEqual(['name', 'email', 'orders']);
    expect(names(writableFields(customers, 'update'))).toEqual(['name', 'email']);
  });

  it('offers nothing that is meant to be read only', () => {
    const fields = orders.fields.map((field) => (field.name === 'number' ? { ...field, uiSchema: { 'x-read-pretty': true } } : field));
    for (const action of ['create', 'update'] as const)
      expect(names(writableFields({ ...orders, fields }, action))).not.toContain('number');
    expect(names(shownFields({ ...orders, fields }))).toContain('number');
  });

  it('lets a key of its own be given once', () => {
    const key = { name: 'code', type: 'string', allowNull: false };
    const tags: DataCollection = { ...orders, primaryKey: 'code', fields: [key] };
    expect(names(writableFields(tags, 'create'))).toEqual(['code']);
    expect(names(writableFields(tags, 'update'))).toEqual([]);
  });

  it('names records by the title field, by what looks like one, or by the key', () => {
    expect(titleField(orders)).toBe('number');
    expect(titleField(customers)).toBe('name');
    expect(titleOfRecord(customers, { id: 7, name: 'Ada' })).toBe('Ada');
    expect(titleOfRecord(customers, { id: 7, name: '' })).toBe('#7');
    expect(titleField({ ...customers, fields: customers.fields.slice(0, 1) })).toBe('id');
  });

  it('knows the type of a relation’s key', () => {
    const tags: DataCollection = { ...customers, primaryKey: 'name' };
    const [field] = withKeyTypes(orders, [tags]).fields.filter(({ name }) => name === 'customer');
    expect(field?.keyType).toBe('string');
  });

  it('names the platform’s fields unless they have a title', () => {
    const titles = new Map([
      ['id', 'ID'],
      ['number', 'never'],
    ]);
    const [id, number] = withPresetTitles(orders, titles).fields;
    expect(id?.title).toBe('ID');
    expect(number?.title).toBe('Number');
  });
});

describe('columns', () => {
  it('begin with what names a record, then what it belongs to', () => {
    expect(names(chosenColumns(orders, undefined, { narrow: false })).slice(0, 3)).toEqual(['number', 'customer', 'status']);
    expect(chosenColumns(orders, undefined, { narrow: true })).toHaveLength(3);
  });

  it('leave out who made a record, also where only the key may be seen', () => {
    const key = { name: 'createdById', type: 'bigInt', readOnly: true };
    const shown = chosenColumns({ ...customers, fields: [...customers.fields, key] }, undefined, { narrow: false });
    expect(names(shown)).not.toContain('createdById');
  });

  it('are those asked for, as far as they may be seen, once each', () => {
    expect(names(chosenColumns(orders, ['total', 'nope', 'customerId', 'total', 'id'], { narrow: false }))).toEqual(['total', 'id']);
    expect(names(chosenColumns(orders, ['nope'], { narrow: true }))[0]).toBe('number');
  });

  it('can be moved and hidden, but for the last', () => {
    expect(moveColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moveColumn(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(toggleColumn(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggleColumn(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggleColumn(['a'], 'a')).toEqual(['a']);
  });
});
