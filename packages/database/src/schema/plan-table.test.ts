import { afterStep, planTable } from './plan-table';
import { constraintName, isConstraintName } from './constraint-names';
import type { DesiredColumn, DesiredTable, TableShape } from './table-shape';

const plainColumn = (name: string, change: Partial<DesiredColumn> = {}): DesiredColumn => ({
  name,
  type: 'text',
  nullable: true,
  primaryKey: false,
  autoIncrement: false,
  field: undefined,
  ...change,
});
const table = (columns: DesiredColumn[], rest: Partial<TableShape> = {}): DesiredTable => ({
  name: 't',
  indexes: [],
  foreignKeys: [],
  ...rest,
  columns,
});
const index = (column: string, unique = false) => ({
  name: constraintName(unique ? 'uq' : 'ix', 't', [column]),
  columns: [column],
  unique,
});
const foreignKey = { name: 'fk', column: 'a', targetTable: 'u', targetColumn: 'id', onDelete: 'CASCADE' } as const;

describe('table plan', () => {
  it('does nothing when nothing is to be done', () => {
    const wished = table([plainColumn('a')], { indexes: [index('a')], foreignKeys: [{ ...foreignKey, name: 'other' }] });
    expect(planTable(wished, { ...wished, foreignKeys: [foreignKey] }, { mode: 'exact' })).toEqual([]);
  });

  it('leads to the wished table, step by step', () => {
    const actual = table([plainColumn('a', { nullable: false }), plainColumn('gone')], {
      indexes: [index('gone'), index('a')],
      foreignKeys: [foreignKey],
    });
    const wished = table([plainColumn('a'), plainColumn('b', { nullable: false })], { indexes: [index('a', true)] });
    const steps = planTable(wished, actual, { mode: 'exact' });
    expect(steps.map((step) => step.kind)).toEqual([
      'dropForeignKey',
      'dropIndex',
      'dropIndex',
      'dropColumn',
      'alterColumn',
      'addColumn',
      'alterColumn',
      'addIndex',
    ]);
    expect(steps.reduce<TableShape>(afterStep, actual)).toEqual(wished);
  });

  it('drops nothing when additive, and frees columns nobody fills any more', () => {
    const actual = table([plainColumn('a', { type: 'varchar(20)' }), plainColumn('gone', { nullable: false })], {
      indexes: [index('gone')],
      foreignKeys: [foreignKey],
    });
    const steps = planTable(table([plainColumn('a', { type: 'varchar(10)' })]), actual, { mode: 'additive' });
    expect(steps).toMatchObject([{ kind: 'alterColumn', column: { name: 'gone', nullable: true } }]);
  });

  it('leaves indexes alone that are not ours', () => {
    const actual = table([plainColumn('a')], { indexes: [{ name: 'by_hand', columns: ['a'], unique: false }] });
    expect(planTable(table([plainColumn('a')]), actual, { mode: 'exact' })).toEqual([]);
  });

  it.each([
    ['text', 'integer'],
    ['numeric(10,2)', 'numeric(10,3)'],
    ['numeric(10,2)', 'numeric(8,2)'],
  ])('refuses %s to %s', (from, to) => {
    const change = () => planTable(table([plainColumn('a', { type: to })]), table([plainColumn('a', { type: from })]), { mode: 'exact' });
    expect(change).toThrow('FIELD_CHANGE_UNSUPPORTED');
  });
});

describe('constraint names', () => {
  it('fit, differ and are known again', () => {
    const long = ['x'.repeat(60), 'y'.repeat(60)].map((column) => constraintName('ix', 'm_some_plugin_table', [column, 'z'.repeat(60)]));
    expect(new Set(long).size).toBe(2);
    for (const name of long) expect([name.length <= 63, isConstraintName(name)]).toEqual([true, true]);
    expect(isConstraintName('ix_mine')).toBe(false);
  });
});
