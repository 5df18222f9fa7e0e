import type { ColumnField } from '../collections/column-field';
import type { JsonValue } from '../json';
import { bindText, invalid, listOf } from './bind-values';
import type { BoundFilter } from './bound-filter';

/** A backslash at the end would have nothing to stand before. */
const DANGLING = /^(?:[^\\]|\\[^])*\\$/;

/** A text that holds, begins or ends with another, without regard to ASCII case; of several, with any. Null is no text at all. */
export function bindTextPart(field: ColumnField, part: '$includes' | '$startsWith' | '$endWith', value: JsonValue): BoundFilter {
  return anyOf(value, (item) => {
    if (item === null) return missing(field);
    const text = bindText(field, item);
    if (part === '$includes') return { kind: 'compare', field, operator: '$includes', value: { kind: 'literal', value: text } };
    const escaped = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
    const pattern = part === '$startsWith' ? `${escaped}%` : `%${escaped}`;
    return { kind: 'compare', field, operator: '$iLike', value: { kind: 'literal', value: pattern } };
  });
}

/** A pattern in which `%` stands for any text, `_` for one character, and a backslash takes the meaning from what follows. */
export function bindPattern(field: ColumnField, operator: '$like' | '$iLike', value: JsonValue): BoundFilter {
  return anyOf(value, (item) => {
    if (item === null) return missing(field);
    const pattern = bindText(field, item);
    if (DANGLING.test(pattern)) throw invalid(field.name, 'a pattern that does not end in a single backslash', item);
    return { kind: 'compare', field, operator, value: { kind: 'literal', value: pattern } };
  });
}

function anyOf(value: JsonValue, bind: (item: JsonValue) => BoundFilter): BoundFilter {
  return Array.isArray(value) ? { kind: 'or', nodes: listOf(value).map(bind) } : bind(value);
}

function missing(field: ColumnField): BoundFilter {
  return { kind: 'compare', field, operator: '$eq', value: { kind: 'literal', value: null } };
}
