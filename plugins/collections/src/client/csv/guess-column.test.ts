import { nameFault } from '@mortise/shared';
import { looksLikeHeadings, guessColumns, tableOf } from './guess-columns';
import { guessColumn } from './guess-column';

const rows = (...cells: string[][]) => cells.map((row, index) => ({ number: index + 1, cells: row }));
const options = { untitled: (place: number) => `Column ${place}`, dayOrder: 'mdy' } as const;

describe('guessColumn', () => {
  it.each([
    [['Yes', '', 'no'], 'checkbox'],
    [['是', '否'], 'checkbox'],
    [['0', '1', '1'], 'integer'],
    [['1', '-22', '+3', 'N/A'], 'integer'],
    [['1,234', '12,345,678'], 'integer'],
    [['3000000000'], 'bigInt'],
    [['9007199254740993', '1'], 'bigInt'],
    [['12345678901234567890123'], 'input'],
    [['007', '012'], 'input'],
    [['1.5', '12', '-3.25'], 'decimal'],
    [['$1,299.00', '¥ 5'], 'decimal'],
    [['1.234,50', '3,5'], 'decimal'],
    [['1.23456', '2'], 'number'],
    [['1e6', '2.5'], 'number'],
    [['12%', '3.5 %'], 'percent'],
    [['2026-01-31', '2025/2/3'], 'date'],
    [['2026年1月31日'], 'date'],
    [['31.12.2026', '1.1.2027'], 'date'],
    [['12/31/2026'], 'date'],
    [['2026-02-30'], 'input'],
    [['2026-01-31 10:00', '2026-01-31'], 'datetime'],
    [['2026-01-31T10:00:00+08:00'], 'datetime'],
    [['2026年1月31日 下午3:05'], 'datetime'],
    [['1/31/2026 3:05 PM'], 'datetime'],
    [['a@example.org', 'b.c@d.example'], 'email'],
    [['https://example.org/x?y=1'], 'url'],
    [['13812345678', '+86 13900000000'], 'phone'],
    [['+49 (30) 1234-567'], 'phone'],
    [['6f9619ff-8b86-4d01-b42d-00cf4fc964ff'], 'uuid'],
    [['{"a":1}', '[]'], 'json'],
    [['{not json'], 'input'],
    [['short', 'x'.repeat(101)], 'textarea'],
    [['two\nlines'], 'textarea'],
    [['1', 'two'], 'input'],
    [['', ' '], 'input'],
    [[], 'input'],
    [['Infinity'], 'input'],
    [['0x10'], 'input'],
  ])('of %j is %s', (cells, kind) => {
    expect(guessColumn(cells).kind).toBe(kind);
  });

  it('learns the order of day and month from the days that tell', () => {
    expect(guessColumn(['03/04/2026', '25/04/2026']).format.dayOrder).toBe('dmy');
    expect(guessColumn(['03/04/2026', '04/25/2026'], 'dmy').format.dayOrder).toBe('mdy');
    expect(guessColumn(['03/04/2026'], 'dmy').format.dayOrder).toBe('dmy');
  });
});

describe('headings', () => {
  it.each([
    [['Name', 'Price'], true],
    [['姓名', '日期'], true],
    [['Ada', '12.5'], false],
    [['2026', 'x'], false],
    [['a@b.example', 'x'], false],
    [['same', 'same'], false],
  ])('of %j: %s', (cells, expected) => {
    expect(looksLikeHeadings(rows(cells))).toBe(expected);
  });
});

describe('guessColumns', () => {
  it('makes valid and unique names of any headings', () => {
    const headings = ['ID', 'id', 'Created at', '客户', 'Customer', 'x'.repeat(500), '', 'constructor', '__proto__', 'Größe'];
    const columns = guessColumns(tableOf(rows(headings, ['1']), true), options);
    const names = columns.map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(['id2', 'id3', 'createdAt2', 'customer', 'customer2']);
    expect(names[6]).toBe('column7');
    expect(names.map(nameFault)).toEqual(names.map(() => undefined));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(columns[6]?.title).toBe('Column 7');
    expect(columns[5]?.title).toHaveLength(200);
  });

  it('counts the widest row and can do without headings', () => {
    const columns = guessColumns(tableOf(rows(['1'], ['2', 'b', '']), false), options);
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['column1', 'integer'],
      ['column2', 'input'],
      ['column3', 'input'],
    ]);
  });

  it('takes as many columns as a collection can have', () => {
    const columns = guessColumns(tableOf(rows(Array.from({ length: 300 }, (_, index) => `c${index}`)), true), options);
    expect(columns.filter(({ included }) => included)).toHaveLength(190);
  });
});
