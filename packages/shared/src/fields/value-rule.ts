import type { JsonValue } from '../json';

/**
 * One condition on a column's values beyond its type. `min`, `max` and `length` count the characters of texts and the items of lists, and
 * compare numbers and moments themselves. Empty values break `required` alone.
 */
export type ValueRule =
  | { readonly name: 'required' | 'email' | 'url' | 'uppercase' | 'lowercase' | 'alphanum' | 'integer' | 'positive' | 'negative' }
  | { readonly name: 'min' | 'max'; readonly value: number | string }
  | { readonly name: 'length' | 'multiple'; readonly value: number }
  | { readonly name: 'pattern'; readonly source: string; readonly ignoreCase: boolean }
  | { readonly name: 'in'; readonly values: readonly JsonValue[] };

export type RuleName = ValueRule['name'];
