import { nameFault } from '@mortise/shared';
import { nameIssue, suggestName, uniqueName } from './suggest-name';

describe('suggestName', () => {
  it.each([
    ['Todos', 'todos'],
    ['Due date', 'dueDate'],
    ['  E-mail (work) ', 'eMailWork'],
    ['URL', 'url'],
    ['order ID', 'orderId'],
    ['Größe', 'grosse'],
    ['Prénom', 'prenom'],
    ['2nd name', 'ndName'],
    ['订单日期', 'orderDate'],
    ['客户', 'customer'],
    ['联系人电话', 'contactPhone'],
    ['订单表', 'order'],
    ['订单ID', 'orderId'],
    ['ｆｕｌｌ', 'full'],
    ['constructor', 'constructor1'],
    ['m_things', 'mThings'],
  ])('makes of %s the name %s', (title, name) => {
    expect(suggestName(title)).toBe(name);
  });

  it.each(['', '   ', '???', '123', 'Заметки', '魑魅', '客户魑', '🙂'])('has no name for %j', (title) => {
    expect(suggestName(title)).toBeUndefined();
  });

  it('suggests only what the server accepts, whatever the title', () => {
    for (const title of ['x'.repeat(500), 'rowid', 'OID', 'sqlite x', 'pg_x', 'toString', '__proto__', 'a\u0000b', 'Ⅻ monkeys']) {
      const name = suggestName(title);
      if (name !== undefined) expect([title, nameFault(name)]).toEqual([title, undefined]);
    }
  });
});

describe('uniqueName', () => {
  it('numbers a name that is taken, whatever the case', () => {
    expect(uniqueName('total', ['other'])).toBe('total');
    expect(uniqueName('total', ['Total', 'total2'])).toBe('total3');
    expect(uniqueName('a'.repeat(63), ['a'.repeat(63)])).toHaveLength(59);
  });
});

describe('nameIssue', () => {
  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['1a', 'invalid'],
    ['a b', 'invalid'],
    ['a'.repeat(64), 'invalid'],
    ['constructor', 'reserved'],
    ['m_x', 'reserved'],
    ['POSTS', 'taken'],
    ['comments', undefined],
  ])('says of %j: %j', (name, issue) => {
    expect(nameIssue(name, ['posts'])).toBe(issue);
  });
});
