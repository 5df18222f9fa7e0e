import {
  type BoundValue,
  type Clock,
  type CollectionView,
  type ColumnField,
  type ColumnType,
  type Edge,
  type JsonValue,
  type StatementParameter,
  type UserAttribute,
  type VariableName,
  type VariableValues,
  isTextual,
  readColumnValue,
  resolveEdge,
  resultColumn,
} from '@mortise/shared';
import type { Dialect } from './dialect';
import { placeholder, replacePlaceholders } from './placeholders';
import type { SqlValue } from './sql-value';

/** Texts of no column; also names of roles, which are bound as a list. */
const TEXT: ColumnField = resultColumn('text', 'text');

/** Hands out numbered placeholders and remembers what belongs in them. */
export class Binder {
  readonly dialect: Dialect;
  readonly #parameters: StatementParameter[];

  /** `earlier`: a binder whose placeholders come first; it is left as it is. */
  constructor(dialect: Dialect, earlier?: Binder) {
    this.dialect = dialect;
    this.#parameters = earlier ? [...earlier.#parameters] : [];
  }

  /** How many placeholders there are so far. */
  get size(): number {
    return this.#parameters.length;
  }

  /** What belongs in the placeholders so far, the first one first. */
  get parameters(): readonly StatementParameter[] {
    return this.#parameters;
  }

  scalar(field: ColumnField, value: BoundValue): string {
    this.#parameters.push({ kind: 'scalar', field, value });
    return this.dialect.parameter(this.#parameters.length, field.type);
  }

  literal(field: ColumnField, value: JsonValue): string {
    return this.scalar(field, { kind: 'literal', value });
  }

  /** The edge of a period, worked out for every execution anew. */
  edge(field: ColumnField, edge: Edge): string {
    this.#parameters.push({ kind: 'edge', field, edge });
    return this.dialect.parameter(this.#parameters.length, field.type);
  }

  number(value: number, type: ColumnType = 'bigInt'): string {
    this.#parameters.push({ kind: 'number', value });
    return this.dialect.parameter(this.#parameters.length, type);
  }

  /** A step within JSON. */
  step(step: string | number): string {
    return typeof step === 'number' ? this.number(step, 'integer') : this.literal(TEXT, step);
  }

  /** `column` is one of `values` (without null). */
  member(column: string, field: ColumnField, values: readonly JsonValue[]): string {
    const isShort = values.length <= this.dialect.fewItems;
    const membership = isShort ? undefined : this.dialect.member(column, this.#parameters.length + 1, field.type);
    if (membership === undefined) return `${column} IN (${values.map((value) => this.literal(field, value)).join(', ')})`;
    this.#parameters.push({ kind: 'list', field, values });
    return membership;
  }

  /** `member`: the column is the name of one of the caller's roles; `known`: there are any. */
  roles(column: string): { readonly member: string; readonly known: string } {
    this.#parameters.push({ kind: 'roles' });
    const position = this.#parameters.length;
    return { member: this.dialect.member(column, position, TEXT.type) ?? 'FALSE', known: this.dialect.hasItems(position, TEXT.type) };
  }

  /** The query of a view as a part of this statement: its placeholders are numbered on from here. */
  embed({ select, parameters }: Pick<CollectionView, 'select' | 'parameters'>): string {
    if (parameters.length === 0) return select;
    const before = this.#parameters.length;
    this.#parameters.push(...parameters);
    const { name } = this.dialect;
    return replacePlaceholders(select, name, (position) => placeholder(before + position, name));
  }

  values(variables: VariableValues): SqlValue[] {
    const clock = { now: variables.now ?? Date.now(), timeZone: variables.timeZone };
    return this.#parameters.map((parameter) => this.#resolve(parameter, variables, clock));
  }

  #resolve(parameter: StatementParameter, variables: VariableValues, clock: Clock): SqlValue {
    switch (parameter.kind) {
      case 'number':
        return parameter.value;
      case 'list':
        return this.dialect.encodeList(parameter.field, parameter.values);
      case 'roles':
        return this.dialect.encodeList(TEXT, rolesOf(variables));
      case 'edge':
        return this.#encode(parameter.field, resolveEdge(parameter.edge, parameter.field, clock));
      default: {
        const { field, value } = parameter;
        return this.#encode(field, value.kind === 'literal' ? value.value : variableValue(field, value.name, variables));
      }
    }
  }

  #encode(field: ColumnField, value: JsonValue): SqlValue {
    return value === null ? null : this.dialect.encode(field, value);
  }
}

function rolesOf({ $nRole }: VariableValues): readonly string[] {
  if ($nRole === null) return [];
  return typeof $nRole === 'string' ? [$nRole] : $nRole;
}

/** What a variable stands for as the column's type has it, or as the items of a list; null, which matches nothing, when it does not fit. */
function variableValue(field: ColumnField, name: VariableName, variables: VariableValues): JsonValue {
  if (name === '$nRole') {
    const roles = rolesOf(variables);
    return roles.length === 0 ? null : roles;
  }
  const value = name === '$user.id' ? variables['$user.id'] : (variables.user?.[attributeOf(name)] ?? null);
  if (value === null) return null;
  if (field.type === 'json') return [value];
  return readColumnValue(field, isTextual(field.type) ? String(value) : value, { lenient: true }) ?? null;
}

function attributeOf(name: `$user.${UserAttribute}`): UserAttribute {
  return name.slice('$user.'.length) as UserAttribute;
}
