/** What a literal of OData is written as (OData 4.01 ABNF, `primitiveLiteral`). */
export type LiteralType = 'null' | 'boolean' | 'number' | 'string' | 'date' | 'moment' | 'time' | 'duration' | 'guid' | 'enum';

/** `text` is the value as JSON texts write it: strings without quotes, numbers as they were written. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: LiteralType;
  readonly text: string;
}

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'has';

export const ARITHMETIC = ['add', 'sub', 'mul', 'div', 'divby', 'mod'] as const;
export type Arithmetic = (typeof ARITHMETIC)[number];

/** A column, or a relation. Names inside a lambda begin where its variable stands: the path of the lambda is before them. */
export interface PathExpression {
  readonly kind: 'path';
  readonly names: readonly string[];
}

/** `Orders/any(o:o/total gt 5)`; without a body it asks whether there is any such row. */
export interface LambdaExpression {
  readonly kind: 'lambda';
  readonly quantifier: 'any' | 'all';
  readonly path: readonly string[];
  readonly body: Expression | undefined;
}

/** The tree of `$filter` as it was written; nothing of it has been looked up. */
export type Expression =
  | Literal
  | PathExpression
  | LambdaExpression
  | { readonly kind: 'count'; readonly path: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly operand: Expression; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] };

export type CallExpression = Extract<Expression, { kind: 'call' }>;
