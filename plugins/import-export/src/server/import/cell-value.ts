import { type Collection, type Field, type JsonValue, readColumnValue } from '@mortise/shared';

const TEXTS: ReadonlySet<string> = new Set(['string', 'text', 'uid', 'nanoid', 'password']);
const STRUCTURED: ReadonlySet<string> = new Set(['json', 'array', 'set']);

/**
 * The value a cell stands for. What cannot be read stays text, which `create` refuses with the reason; an empty text counts as nothing
 * (undefined) where the field holds no texts.
 */
export function cellValue(text: string, field: Field, collection: Collection): JsonValue | undefined {
  if (field.kind === 'relation') return relationValue(text, field, collection);
  if (TEXTS.has(field.type)) return text;
  if (text === '') return undefined;
  if (STRUCTURED.has(field.type)) return parsed(text);
  const plain = text.trim();
  const word = field.type === 'boolean' ? plain.toLowerCase() : plain;
  return readColumnValue(field, word, { lenient: true }) ?? text;
}

/** Keys, as an export writes them; the whole records of a relation in JSON. */
function relationValue(text: string, relation: Field & { readonly kind: 'relation' }, collection: Collection): JsonValue | undefined {
  if (text === '') return undefined;
  if (/^\s*[[{]/.test(text)) return parsed(text);
  const foreignKey = relation.type === 'belongsTo' ? collection.fields.get(relation.foreignKey) : undefined;
  return (foreignKey?.kind === 'column' ? readColumnValue(foreignKey, text, { lenient: true }) : undefined) ?? text;
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
