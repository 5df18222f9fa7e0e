import { type Column, type Json, textOf } from './world';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether a value other than null can be compared with a column. */
export function fits({ type, precision = 10, scale = 2 }: Column, value: Json): boolean {
  switch (type) {
    case 'string':
    case 'text':
    case 'uid':
    case 'nanoid':
      return typeof value !== 'string' ? typeof value !== 'object' : !value.includes('\u0000') && value.isWellFormed();
    case 'integer':
      return Number.isInteger(value) && BigInt(Number(value)) === BigInt.asIntN(32, BigInt(Number(value)));
    case 'bigInt':
      return isInteger64(value);
    case 'double':
      return typeof value === 'number';
    case 'decimal':
      return isDecimal(textOf(value), precision, scale);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DAY.test(value) && isMoment(value);
    case 'datetime':
      return typeof value === 'string' && value.length >= 10 && isMoment(value);
    case 'snowflakeId':
      return isInteger64(value) && Number.isSafeInteger(Number(value)) && Number(value) >= 0;
    case 'unixTimestamp':
      return Number.isSafeInteger(value) || (typeof value === 'string' && value.length >= 10 && isMoment(value));
    case 'datetimeNoTz':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d([ T][\d:]{5,8}(\.\d+)?)?$/.test(value) && isMoment(value);
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
    case 'uuid':
      return typeof value === 'string' && UUID.test(value);
    default:
      return false;
  }
}

const EXACT: readonly string[] = ['integer', 'bigInt', 'decimal', 'snowflakeId'];

/** Whether a number is in an order with those of a column that need not be able to hold it. */
export function isOrderable({ type }: Column, value: Json): boolean {
  if (!EXACT.includes(type) || (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))) return false;
  return (typeof value === 'number' || typeof value === 'string') && /^[+-]?\d+(\.\d+)?$/.test(textOf(value));
}

/** JavaScript reads 30 February as 1 March. */
function isMoment(text: string): boolean {
  const day = text.slice(0, 10);
  return !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
}

function isInteger64(value: Json): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'string' && /^[+-]?\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

/** Digits that fit without rounding; zeros at either end do not count. */
function isDecimal(text: string, precision: number, scale: number): boolean {
  const [, whole, fraction = ''] = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole !== undefined && whole.replace(/^0+/, '').length <= precision - scale && fraction.replace(/0+$/, '').length <= scale;
}
