import {
  type BoundValue,
  type Clock,
  type ColumnField,
  type ColumnType,
  type Edge,
  type JsonValue,
  type UserAttribute,
  type VariableName,
  type VariableValues,
  isTextual,
  readColumnValue,
  resolveEdge,
} from '@mortise/shared';
import type { Dialect, SqlValue } from './dialect';

type Bind =
  | { readonly kind: 'scalar'; readonly field: ColumnField; readonly value: BoundValue }
  | { readonly kind: 'edge'; readonly field: ColumnField; readonly edge: Edge }
  | { readonly kind: 'list'; readonly field: ColumnField; readonly values: readonly JsonValue[] }
  | { readonly kind: 'roles' }
  | { readonly kind: 'number'; readonly value: number };

/** Names of roles are bound as a list of this column's values. */
const ROLE: ColumnField = {
  kind: 'column',
  name: 'role',
  type: 'text',
  nullable: false,
  unique: false,
  index: false,
  primaryKey: false,
  autoIncrement: false,
  hidden: false,
};

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

  scalar(field: ColumnField, value: BoundValue): string {
    this.#binds.push({ kind: 'scalar', field, value });
    return this.dialect.parameter(this.#binds.length, field.type);
  }

  literal(field: ColumnField, value: JsonValue): string {
    return this.scalar(field, { kind: 'literal', value });
  }

  /** The edge of a period, worked out for every execution anew. */
  edge(field: ColumnField, edge: Edge): string {
    this.#binds.push({ kind: 'edge', field, edge });
    return this.dialect.parameter(this.#binds.length, field.type);
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

  /** `member`: the column is the name of one of the caller's roles; `known`: there are any. */
  roles(column: string): { readonly member: string; readonly known: string } {
    this.#binds.push({ kind: 'roles' });
    const position = this.#binds.length;
    return { member: this.dialect.member(column, position, ROLE.type) ?? 'FALSE', known: this.dialect.hasItems(position, ROLE.type) };
  }

  values(variables: VariableValues): SqlValue[] {
    const clock = { now: variables.now ?? Date.now(), timeZone: variables.timeZone };
    return this.#binds.map((bind) => this.#resolve(bind, variables, clock));
  }

  #resolve(bind: Bind, variables: VariableValues, clock: Clock): SqlValue {
    switch (bind.kind) {
      case 'number':
        return bind.value;
      case 'list':
        return this.dialect.encodeList(bind.field, bind.values);
      case 'roles':
        return this.dialect.encodeList(ROLE, rolesOf(variables));
      case 'edge':
        return this.#encode(bind.field, resolveEdge(bind.edge, bind.field, clock));
      default: {
        const { field, value } = bind;
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
