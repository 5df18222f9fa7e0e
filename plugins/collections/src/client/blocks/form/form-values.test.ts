import { orders } from '../../data/testing/sample-collections';
import { readFieldItems, shownItems } from '../settings/field-items';
import { readFormSettings } from './form-settings';
import { initialDrafts } from './initial-drafts';
import { requiredFaults } from './required-faults';

const chosen = (...items: readonly object[]) => shownItems(orders, readFieldItems(items as never), orders.fields);

describe('what a form begins with', () => {
  it('is what its author said, variables filled in', () => {
    const items = chosen(
      { name: 'customer', initial: '{{record.key}}' },
      { name: 'status', initial: 'open' },
      { name: 'note', initial: '{{ user.nickname }}' },
      { name: 'due', initial: '{{nothing}}' },
      { name: 'pieces' },
    );
    const values: Readonly<Record<string, string | number>> = { 'record.key': 12, 'user.nickname': 'Ann' };
    expect(initialDrafts(items, (name) => values[name])).toEqual({ customer: '12', status: 'open', note: 'Ann', due: '', pieces: '' });
  });
});

describe('what a form asks for', () => {
  it('is said at the fields that were left empty', () => {
    const items = chosen({ name: 'note', required: true }, { name: 'status', required: true, readOnly: true }, { name: 'pieces' });
    expect(requiredFaults(items, { note: ' ' })).toEqual({ note: 'required' });
    expect(requiredFaults(items, { note: 'x' })).toBeUndefined();
  });
});

describe('settings of a form', () => {
  it('begin with a form for new records', () => {
    expect(readFormSettings({ mode: 'x', after: 7, fields: null })).toMatchObject({
      mode: 'create',
      source: 'popup',
      fields: [],
      after: { way: 'close', message: '', page: '', popup: { page: '' } },
    });
  });
});
