import { findField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { orders } from '../testing/sample-collections';
import { parseDraft, toDraft } from './draft';
import { formatValue, shorten } from './format-value';
import { writeLinks } from './links';
import { fromLocalInput, toLocalInput } from './moments';
import { safeLink } from './safe-link';

function field(name: string): DataField {
  const found = findField(orders, name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe('values as they are typed', () => {
  it.each([
    ['total', '12345678901234.5', '12345678901234.5'],
    ['total', ' -1.50 ', '-1.50'],
    ['pieces', '42', 42],
    ['customer', '9007199254740993', '9007199254740993'],
    ['customer', '5', 5],
    ['weight', '1e3', 1000],
    ['paid', 'false', false],
    ['status', 'sent', 'sent'],
    ['due', '2024-02-29', '2024-02-29'],
    ['extra', '{"a":[1,null]}', { a: [1, null] }],
    ['number', ' two blanks ', ' two blanks '],
    ['site', 'https://example.com/ä', 'https://example.com/ä'],
    ['note', '', null],
    ['total', '   ', null],
  ])('%s: %j', (name, draft, value) => {
    expect(parseDraft(field(name), draft)).toEqual({ value });
  });

  it.each([
    ['number', '', 'required'],
    ['number', 'x'.repeat(21), 'length'],
    ['pieces', '1.5', 'integer'],
    ['pieces', '1e3', 'integer'],
    ['total', '1,50', 'number'],
    ['total', '1e3', 'number'],
    ['weight', 'Infinity', 'number'],
    ['weight', '12kg', 'number'],
    ['due', '2023-02-29', 'date'],
    ['sentAt', 'tomorrow', 'datetime'],
    ['extra', '{a:1}', 'json'],
    ['token', '123', 'uuid'],
    ['contact', 'nobody', 'email'],
    ['site', 'example.com', 'url'],
  ])('%s refuses %j: %s', (name, draft, fault) => {
    expect(parseDraft(field(name), draft)).toEqual({ fault });
  });

  it('knows the keys of several related records, and of the one there can be', () => {
    const tags: DataField = { name: 'tags', type: 'belongsToMany', target: 'tags', keyType: 'bigInt' };
    expect(parseDraft(tags, writeLinks(['5', '9007199254740993']))).toEqual({ value: [5, '9007199254740993'] });
    expect(parseDraft(tags, writeLinks(['x']))).toEqual({ fault: 'integer' });
    expect(parseDraft(tags, writeLinks([]))).toEqual({ value: null });
    expect(parseDraft({ ...tags, type: 'hasOne' }, '7')).toEqual({ value: 7 });
  });

  it('counts characters, not code units', () => {
    expect(parseDraft(field('number'), '😀'.repeat(20))).toEqual({ value: '😀'.repeat(20) });
  });

  it('comes back as it was', () => {
    expect(toDraft(field('extra'), { a: 1 })).toBe('{\n  "a": 1\n}');
    expect(toDraft(field('customer'), { id: 5, name: 'Ada' })).toBe('5');
    expect(toDraft(field('total'), '10.50')).toBe('10.50');
    expect(toDraft(field('paid'), false)).toBe('false');
    expect(toDraft(field('note'), null)).toBe('');
  });

  it('keeps moments to the second over the way through the browser’s zone', () => {
    for (const iso of ['2026-03-01T10:00:00.000Z', '2026-07-01T23:59:58.000Z', '0999-01-01T00:00:00.000Z']) {
      expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
    }
    expect(toLocalInput('nonsense')).toBe('');
    expect(fromLocalInput('')).toBeUndefined();
  });
});

describe('values as they are read', () => {
  it('shows days in no zone and choices by their label', () => {
    expect(formatValue(field('due'), '2026-01-01', 'en')).toBe('Jan 1, 2026');
    expect(formatValue(field('due'), '2026-01-01', 'zh-CN')).toBe('2026年1月1日');
    expect(formatValue(field('status'), 'sent', 'en')).toBe('Sent');
    expect(formatValue(field('status'), 'other', 'en')).toBe('other');
    expect(formatValue(field('total'), '12345678901234567.89', 'en')).toBe('12345678901234567.89');
    expect(shorten('x'.repeat(500))).toHaveLength(201);
  });

  it('links to web and mail addresses only', () => {
    expect(safeLink('url', 'https://example.com/?a=1')).toBe('https://example.com/?a=1');
    expect(safeLink('email', 'ann@example.com')).toBe('mailto:ann@example.com');
    for (const text of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'example.com',
    ]) {
      expect(safeLink('url', text)).toBeUndefined();
    }
    expect(safeLink('email', 'a?bcc=b@c.d')).toBe('mailto:a%3Fbcc%3Db@c.d');
    expect(safeLink('email', 'a@b.c?bcc=all@x.y')).toBeUndefined();
    expect(safeLink('text', 'https://example.com')).toBeUndefined();
  });
});
