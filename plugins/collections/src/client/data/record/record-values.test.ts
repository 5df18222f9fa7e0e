import { writableFields } from '../model/data-collection';
import { orders } from '../testing/sample-collections';
import { changedValues, defaultDrafts, draftsOf, isChanged, newValues, placeFaults } from './record-values';

const fields = writableFields(orders, 'update');
const record = { id: 1, number: 'A1', total: '10.50', sentAt: '2026-03-01T10:00:00.123Z', customer: null, customerId: 7, note: null };

describe('the values of a form', () => {
  it('sends only what was changed', () => {
    const before = draftsOf(fields, record);
    expect(changedValues(fields, before, { ...before, number: 'A2', note: 'x' })).toEqual({ values: { number: 'A2', note: 'x' } });
    expect(changedValues(fields, before, before)).toEqual({ values: {} });
  });

  it('leaves milliseconds and unseen relations alone', () => {
    const before = draftsOf(fields, record);
    expect(before['customer']).toBe('7');
    expect(isChanged(fields, before, draftsOf(fields, { ...record }))).toBe(false);
  });

  it('clears a value with an empty input, but not one that must be there', () => {
    const before = draftsOf(fields, record);
    expect(changedValues(fields, before, { ...before, total: '', customer: '' })).toEqual({ values: { total: null, customer: null } });
    expect(changedValues(fields, before, { ...before, number: '' })).toEqual({ faults: { number: 'required' } });
  });

  it('leaves to the server what a new record does not say', () => {
    const withDefault = [...fields, { name: 'active', type: 'boolean', defaultValue: true }];
    const drafts = defaultDrafts(withDefault);
    expect(drafts['active']).toBe('true');
    expect(newValues(withDefault, { ...drafts, number: 'A1' })).toEqual({ values: { number: 'A1', active: true } });
    expect(newValues(withDefault, { ...drafts, number: 'A1', active: '' })).toEqual({ values: { number: 'A1', active: null } });
    expect(newValues(withDefault, drafts)).toEqual({ faults: { number: 'required' } });
  });

  it('calls the field a fault is about by its title', () => {
    const message = 'The field "number" must be a text.';
    const titled = fields.map((field) => ({ ...field, title: `Title of ${field.name}` }));
    const { placed } = placeFaults(titled, [{ code: 'VALUE_INVALID', message, details: { field: 'number' } }]);
    expect([...placed]).toEqual([['number', ['The field "Title of number" must be a text.']]]);
  });

  it('finds the field a fault is about, also by its foreign key', () => {
    const faults = [
      { code: 'UNIQUE_CONFLICT', message: 'taken', details: { fields: ['number', 'total'] } },
      { code: 'FOREIGN_KEY_CONFLICT', message: 'gone', details: { field: 'customerId' } },
      { code: 'DATABASE_BUSY', message: 'busy' },
    ];
    const { placed, rest } = placeFaults(fields, faults);
    expect([...placed]).toEqual([
      ['number', ['taken']],
      ['total', ['taken']],
      ['customer', ['gone']],
    ]);
    expect(rest.map(({ code }) => code)).toEqual(['DATABASE_BUSY']);
  });
});
