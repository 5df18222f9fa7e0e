import { type BoundCalculation, type BoundOperand, type ColumnField, type ColumnType, normalizeColumn } from '@mortise/shared';
import type { Binder } from './binder';
import { columnSql } from './column-sql';
import type { FilterScope } from './filter-scope';

const SIGNS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;
const TEXT = normalizeColumn({ name: 'text', type: 'text' });

/** Compares calculated values; nothing equals nothing, and is in no order with anything. */
export function compileCalculation({ operator, left, right }: BoundCalculation, scope: FilterScope): string {
  const { dialect } = scope.binder;
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const [one, other] = [left, right].map((operand) => {
    const sql = compileOperand(operand, scope);
    return operand.type.is === 'number' ? dialect.calculations.rescale(sql, scale - operand.type.scale) : sql;
  }) as [string, string];
  if (operator === '$eq') return `NOT (${dialect.differs(one, other)})`;
  if (operator === '$ne') return `(${dialect.differs(one, other)})`;
  const order = (sql: string): string => (left.type.is === 'text' ? dialect.calculations.ordered(sql) : sql);
  return `(${order(one)} ${SIGNS[operator]} ${order(other)})`;
}

function scaleOf({ type }: BoundOperand): number {
  return type.is === 'number' ? type.scale : 0;
}

function compileOperand(operand: BoundOperand, scope: FilterScope): string {
  const { binder, rows } = scope;
  switch (operand.kind) {
    case 'column': {
      const column = columnSql(rows, operand.field, binder.dialect);
      return operand.type.is === 'number' ? binder.dialect.calculations.number(column) : column;
    }
    case 'text':
      return binder.literal(TEXT, operand.value);
    case 'number':
      return numberSql(operand.value, scaleOf(operand), binder);
    default:
      return compileCall(operand, scope);
  }
}

/** Bound as a decimal of as many digits as it has. */
function numberSql(value: string, scale: number, binder: Binder): string {
  const field: ColumnField = { ...TEXT, type: 'decimal', scale };
  return binder.literal(field, value);
}

type Call = Extract<BoundOperand, { kind: 'call' }>;

function compileCall(call: Call, scope: FilterScope): string {
  const { calculations } = scope.binder.dialect;
  const { name, operands } = call;
  const sum = name === 'add' || name === 'subtract';
  const [first = '', second = '', third] = operands.map((operand) => {
    const sql = compileOperand(operand, scope);
    return sum ? calculations.rescale(sql, scaleOf(call) - scaleOf(operand)) : sql;
  });
  switch (name) {
    case 'add':
      return `(${first} + ${second})`;
    case 'subtract':
      return `(${first} - ${second})`;
    case 'multiply':
      return `(${first} * ${second})`;
    case 'divide':
      return calculations.divide(first, second);
    case 'remainder':
      return calculations.remainder(first, second);
    case 'lower':
    case 'upper':
      return calculations.fold(first, name);
    case 'trim':
      return calculations.trim(first);
    case 'concat':
      return `(${first} || ${second})`;
    case 'length':
      return `length(${first})`;
    case 'indexOf':
      return `(${calculations.position(first, second)} - 1)`;
    case 'substring':
      return third === undefined
        ? `substr(${first}, ${asPlace(second)} + 1)`
        : `substr(${first}, ${asPlace(second)} + 1, ${asPlace(third)})`;
    default:
      return calculations.datePart(name, first, dateTypeOf(operands[0]));
  }
}

/** Places are numbers that databases count with. */
function asPlace(number: string): string {
  return `CAST(${number} AS INTEGER)`;
}

function dateTypeOf(operand: BoundOperand | undefined): ColumnType {
  return operand?.kind === 'column' ? operand.field.type : 'datetime';
}
