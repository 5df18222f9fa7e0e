import { type ColumnField, type ColumnType, type FilterValue, type JsonValue, type VariableValues, readColumnValue } from '@mortise/shared';
import type { Dialect, SqlValue } from './dialect';

type Bind =
  | { readonly kind: 'scalar'; readonly field: ColumnField; readonly value: FilterValue }
  | { readonly kind: 'list'; readonly field: ColumnField; readonly values: readonly JsonValue[] }
  | { readonly kind: 'number'; readonly value: number };

/** Hands out numbered placeholders and remembers what belongs in them. */
export class Binder {
  readonly dialect: Dialect;
  readonly #binds: Bind[];

  /** `earlier`: a binder whose placeholders come first; it is left as it is. */
  constructor(dialect: Dialect, earlier?: Binder) {
    this.dialect = dialect;
    this.#binds = earlier ? [...earlier.#binds] : [];
  }

  /** How many placeholders there are so far. */
  get size(): number {
    return this.#binds.length;
  }

  scalar(field: ColumnField, value: FilterValue): string {
    this.#binds.push({ kind: 'scalar', field, value });
    return this.dialect.parameter(this.#binds.length, field.type);
  }

  literal(field: ColumnField, value: JsonValue): string {
    return this.scalar(field, { kind: 'literal', value });
  }

  number(value: number, type: ColumnType = 'bigInt'): string {
    this.#binds.push({ kind: 'number', value });
    return this.dialect.parameter(this.#binds.length, type);
  }

  /** `column` is one of `values` (without null). */
  member(column: string, field: ColumnField, values: readonly JsonValue[]): string {
    const membership = this.dialect.member(column, this.#binds.length + 1, field.type);
    if (membership === undefined) return `${column} IN (${values.map((value) => this.literal(field, value)).join(', ')})`;
    this.#binds.push({ kind: 'list', field, values });
    return membership;
  }

  values(variables: VariableValues): SqlValue[] {
    return this.#binds.map((bind) => this.#resolve(bind, variables));
  }

  #resolve(bind: Bind, variables: VariableValues): SqlValue {
    if (bind.kind === 'number') return bind.value;
    if (bind.kind === 'list') return this.dialect.encodeList(bind.field, bind.values);
    const value = bind.value.kind === 'literal' ? bind.value.value : variableValue(bind.field, variables[bind.value.name]);
    return value === null ? null : this.dialect.encode(bind.field, value);
  }
}

/** A variable's value as the column's type has it; null, which matches nothing, when it does not fit. */
function variableValue(field: ColumnField, value: string | number | null): JsonValue {
  if (value === null) return null;
  const isText = field.type === 'string' || field.type === 'text';
  return readColumnValue(field, isText ? String(value) : value, { lenient: true }) ?? null;
}
