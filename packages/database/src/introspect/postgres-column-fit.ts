import { type ColumnFit, TEXT_MAX_LENGTH } from '@mortise/shared';

/** A column's type as the catalogue has it, domains followed to what they are made of. */
export interface PostgresType {
  /** `format_type`: `character varying(40)`, `numeric(10,2)`, `timestamp(3) with time zone`. */
  readonly base: string;
  readonly isEnum: boolean;
  readonly labels: readonly string[];
}

const PLAIN: Readonly<Record<string, ColumnFit>> = {
  smallint: { type: 'integer' },
  integer: { type: 'integer' },
  bigint: { type: 'bigInt' },
  real: { type: 'double' },
  'double precision': { type: 'double' },
  boolean: { type: 'boolean' },
  text: { type: 'text' },
  'character varying': { type: 'text' },
  date: { type: 'date' },
  uuid: { type: 'uuid' },
  jsonb: { type: 'json' },
  json: { type: 'json', isCast: true },
};

/** Shown as the text the database itself would print. */
const AS_TEXT: ColumnFit = { type: 'text', isCast: true, isReadOnly: true };

const MAX_PRECISION = 100;
const MILLISECOND_DIGITS = 3;

/** Which of our types a PostgreSQL type fits; undefined for bytes. */
export function postgresColumnFit({ base, isEnum, labels }: PostgresType): ColumnFit | undefined {
  if (isEnum) return { type: 'string', length: TEXT_MAX_LENGTH, choices: labels, isCast: true };
  const plain = Object.hasOwn(PLAIN, base) ? PLAIN[base] : undefined;
  return base === 'bytea' ? undefined : (plain ?? sizedFit(base) ?? AS_TEXT);
}

function sizedFit(base: string): ColumnFit | undefined {
  const [, name = '', first, second, zone] = /^([a-z ]+?)(?:\((\d+)(?:,(-?\d+))?\))?( with(?:out)? time zone)?$/.exec(base) ?? [];
  const size = first === undefined ? undefined : Number(first);
  switch (`${name}${zone ?? ''}`) {
    case 'character varying':
      return { type: 'string', length: size ?? TEXT_MAX_LENGTH };
    case 'character':
      // Its padding means nothing and is cut by the cast.
      return { type: 'string', length: size ?? 1, isCast: true };
    case 'numeric':
      return size === undefined ? undefined : decimalFit(size, Number(second ?? 0));
    case 'timestamp with time zone':
      return { type: 'datetime', ...finer(size, MILLISECOND_DIGITS) };
    case 'timestamp without time zone':
      return { type: 'datetimeNoTz', ...finer(size, 0) };
    case 'time without time zone':
      return { type: 'time', ...finer(size, 0) };
    default:
      return undefined;
  }
}

function decimalFit(precision: number, scale: number): ColumnFit | undefined {
  return precision <= MAX_PRECISION && scale >= 0 && scale <= precision ? { type: 'decimal', precision, scale } : undefined;
}

/** Digits behind the second that the type would cut are kept. */
function finer(digits: number | undefined, kept: number): Pick<ColumnFit, 'accuracy'> {
  return digits !== undefined && digits <= kept ? {} : { accuracy: 'microsecond' };
}
