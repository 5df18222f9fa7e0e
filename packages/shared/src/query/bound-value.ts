import type { JsonValue } from '../json';
import type { VariableName } from './filter';

export type BoundValue =
  { readonly kind: 'literal'; readonly value: JsonValue } | { readonly kind: 'variable'; readonly name: VariableName };
