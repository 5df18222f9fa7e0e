/** One variable: a text that fits its `enum`, `range` of whole numbers, `pattern` or `format`. */
export interface VariableSchema {
  readonly description: string;
  readonly default?: string;
  /** Its value is never shown. */
  readonly secret?: boolean;
  /** Completes "must be …"; for `enum` and `range` it is made from them. */
  readonly expected?: string;
  readonly enum?: readonly string[];
  readonly range?: readonly [from: number, to: number];
  readonly pattern?: string;
  readonly format?: 'app-key' | 'base-url' | 'byte-size' | 'duration' | 'email' | 'origins' | 'postgres-url' | 'redis-url';
}

/** What a valid value is, in words. */
export function expectation(variable: VariableSchema): string {
  if (variable.enum) return `one of ${variable.enum.join(', ')}`;
  if (variable.range) return `a whole number from ${variable.range[0]} to ${variable.range[1]}`;
  return variable.expected ?? 'text';
}
