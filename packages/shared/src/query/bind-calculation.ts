import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import { AppError } from '../errors/app-error';
import type { BoundCalculation, BoundOperand, CalculationName, CalculationNode, Operand, OperandType } from './calculation';
import { OPERATORS_BY_TYPE, isTextual } from './operators';

type Kind = 'text' | 'number' | 'whole' | 'place' | 'day' | 'clock';

const TEXT: OperandType = { is: 'text' };
const WHOLE: OperandType = { is: 'number', scale: 0 };

/** What each function takes; the last one of `substring` may be left out. Places are written down: databases differ where they are negative. */
const TAKES: Readonly<Record<CalculationName, readonly Kind[]>> = {
  lower: ['text'],
  upper: ['text'],
  trim: ['text'],
  concat: ['text', 'text'],
  length: ['text'],
  indexOf: ['text', 'text'],
  substring: ['text', 'place', 'place'],
  year: ['day'],
  month: ['day'],
  day: ['day'],
  hour: ['clock'],
  minute: ['clock'],
  second: ['clock'],
  add: ['number', 'number'],
  subtract: ['number', 'number'],
  multiply: ['number', 'number'],
  divide: ['whole', 'whole'],
  remainder: ['whole', 'whole'],
};

const TEXT_RESULTS: ReadonlySet<CalculationName> = new Set<CalculationName>(['lower', 'upper', 'trim', 'concat', 'substring']);
const WHOLE_NUMBERS: ReadonlySet<ColumnType> = new Set<ColumnType>(['integer', 'bigInt', 'snowflakeId', 'sort']);
const DAYS: ReadonlySet<ColumnType> = new Set<ColumnType>(['date', 'datetime', 'datetimeNoTz']);
const CLOCKS: ReadonlySet<ColumnType> = new Set<ColumnType>(['time', 'datetime', 'datetimeNoTz']);

/**
 * Resolves the columns of a calculation and makes sure that its parts fit together. `columnOf` finds a column the caller may use.
 * @throws AppError QUERY_OPERATOR_UNSUPPORTED, and whatever `columnOf` throws
 */
export function bindCalculation(node: CalculationNode, columnOf: (name: string) => ColumnField): BoundCalculation {
  const { kind, operator } = node;
  const [left, right] = [bindOperand(node.left, columnOf), bindOperand(node.right, columnOf)];
  if (!areComparable(left.type, right.type)) throw misfit(nameOf(right), operator, 'values of one kind on both sides');
  return { kind, operator, left, right };
}

function bindOperand(operand: Operand, columnOf: (name: string) => ColumnField): BoundOperand {
  switch (operand.kind) {
    case 'column': {
      const field = columnOf(operand.name);
      return { kind: 'column', field, type: typeOf(field) };
    }
    case 'text':
      return { ...operand, type: TEXT };
    case 'number':
      return { ...operand, type: { is: 'number', scale: operand.value.split('.')[1]?.length ?? 0 } };
    default: {
      const operands = operand.operands.map((one) => bindOperand(one, columnOf));
      const takes = TAKES[operand.name];
      const misfitting = operands.find((one, index) => !fits(one, takes[index]));
      if (misfitting) throw misfit(nameOf(misfitting), operand.name, takes.join(', '));
      return { kind: 'call', name: operand.name, operands, type: resultOf(operand.name, operands) };
    }
  }
}

function typeOf(field: ColumnField): OperandType {
  // Values that are cast on their way out are not what the database would calculate with.
  if (field.adopted?.castTo !== undefined || !OPERATORS_BY_TYPE[field.type].includes('$eq')) return { is: 'other', field };
  if (isTextual(field.type)) return TEXT;
  if (WHOLE_NUMBERS.has(field.type)) return WHOLE;
  return field.type === 'decimal' ? { is: 'number', scale: field.scale ?? 0 } : { is: 'other', field };
}

function fits(operand: BoundOperand, kind: Kind | undefined): boolean {
  const { type } = operand;
  if (kind === undefined) return false;
  if (kind === 'text' || kind === 'number') return type.is === kind;
  if (kind === 'whole') return type.is === 'number' && type.scale === 0;
  if (kind === 'place') return operand.kind === 'number' && /^\d{1,6}$/.test(operand.value);
  return type.is === 'other' && type.field.adopted?.castTo === undefined && (kind === 'day' ? DAYS : CLOCKS).has(type.field.type);
}

function resultOf(name: CalculationName, operands: readonly BoundOperand[]): OperandType {
  if (TEXT_RESULTS.has(name)) return TEXT;
  const scales = operands.map(({ type }) => (type.is === 'number' ? type.scale : 0));
  if (name === 'add' || name === 'subtract') return { is: 'number', scale: Math.max(...scales) };
  return name === 'multiply' ? { is: 'number', scale: scales.reduce((sum, scale) => sum + scale, 0) } : WHOLE;
}

function areComparable(left: OperandType, right: OperandType): boolean {
  if (left.is !== 'other' || right.is !== 'other') return left.is === right.is;
  const [one, other] = [left.field, right.field];
  if (one.adopted?.castTo !== undefined || other.adopted?.castTo !== undefined) return false;
  return one.type === other.type && one.accuracy === other.accuracy && OPERATORS_BY_TYPE[one.type].includes('$eq');
}

function nameOf(operand: BoundOperand): string {
  return operand.kind === 'column' ? operand.field.name : operand.kind === 'call' ? operand.name : operand.value.slice(0, 100);
}

function misfit(path: string, received: string, expected: string): AppError {
  return new AppError('QUERY_OPERATOR_UNSUPPORTED', { path, received, expected });
}
