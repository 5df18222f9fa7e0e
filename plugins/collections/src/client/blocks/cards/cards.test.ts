import type { DataField } from '../../data/model/data-field';
import { customers, orders } from '../../data/testing/sample-collections';
import { cardFields, colorFields, pictureFields } from './card-fields';
import { colorOf, pictureAddress } from './card-look';
import { readCardsSettings } from './cards-settings';

const names = (fields: readonly (DataField | undefined)[]): readonly (string | undefined)[] => fields.map((field) => field?.name);

describe('what stands on a card', () => {
  it('is what names the record and a few fields more, when nothing is chosen', () => {
    const { title, lines, picture, color } = cardFields(orders, readCardsSettings({ collection: 'orders' }));
    expect(names([title, ...lines, picture, color])).toEqual(['number', 'customer', 'status', 'total', undefined, undefined]);
  });

  it('is what was chosen, as far as the viewer may see it', () => {
    const hidden = { ...orders, actions: { view: { scoped: false, fields: ['id', 'number', 'site', 'total'] } } };
    const settings = { collection: 'orders', title: 'note', fields: ['total', 'paid', 'nope'], picture: 'site', color: 'status' };
    const { title, lines, picture, color } = cardFields(hidden, readCardsSettings(settings));
    expect(names([title, ...lines, picture, color])).toEqual(['number', 'total', 'site', undefined]);
  });

  it('offers fields that suit', () => {
    expect(names(pictureFields(orders))).toEqual(['site']);
    expect(names(colorFields(orders))).toEqual([]);
    expect(names(pictureFields(customers))).toEqual([]);
  });
});

describe('the picture of a card', () => {
  const origin = 'https://here.example';

  it.each([
    ['/files/a.png', 'https://here.example/files/a.png'],
    ['https://here.example/a.png', 'https://here.example/a.png'],
    ['data:image/png;base64,iVBORw0KGgo=', 'data:image/png;base64,iVBORw0KGgo='],
    ['//elsewhere.example/a.png', undefined],
    ['/\\elsewhere.example/a.png', undefined],
    ['https://elsewhere.example/a.png', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['data:image/svg+xml;base64,PHN2Zz4=', undefined],
    ['', undefined],
    [7, undefined],
  ])('%j is fetched from %j', (value, address) => {
    expect(pictureAddress(value, origin)).toBe(address);
  });
});

describe('the colour of a card', () => {
  it('is a colour and nothing else', () => {
    expect(colorOf({ name: 'c', type: 'string', interface: 'color' }, '#ff0000')).toBe('#ff0000');
    expect(colorOf({ name: 'c', type: 'string', interface: 'color' }, 'url(https://elsewhere.example)')).toBeUndefined();
    const status = { name: 's', type: 'string', interface: 'select', enum: [{ value: 'open', label: 'Open', color: 'green' }] };
    expect([colorOf(status, 'open'), colorOf(status, 'sent')]).toEqual(['green', undefined]);
  });
});
