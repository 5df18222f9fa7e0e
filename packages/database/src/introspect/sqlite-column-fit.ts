import { type ColumnFit, TEXT_MAX_LENGTH } from '@mortise/shared';

/** Shown as text, whatever is stored. */
const AS_TEXT: ColumnFit = { type: 'text', isCast: true, isReadOnly: true };

/** Words of declared types, the first that occurs decides. SQLite itself looks for some of them; the others are what people declare. */
const BY_WORD: readonly (readonly [RegExp, ColumnFit])[] = [
  [/INT/, { type: 'bigInt' }],
  [/^BOOL/, { type: 'boolean' }],
  [/TEXT|CLOB/, { type: 'text' }],
  [/REAL|FLOA|DOUB|^DEC|^NUM/, { type: 'double' }],
  [/^(DATETIME|TIMESTAMP)$/, { type: 'datetimeNoTz' }],
  [/^DATE$/, { type: 'date' }],
  [/^JSONB?$/, { type: 'json' }],
  [/^TIME$/, { type: 'text' }],
];

/** Which of our types a declared type of SQLite fits; undefined for bytes. */
export function sqliteColumnFit(declared: string): ColumnFit | undefined {
  const type = declared.toUpperCase();
  if (type.includes('BLOB')) return undefined;
  const found = BY_WORD.find(([word]) => word.test(type));
  return found?.[1] ?? textFit(type) ?? AS_TEXT;
}

function textFit(type: string): ColumnFit | undefined {
  if (!/CHAR|^UUID$|^GUID$|^UNIQUEIDENTIFIER$/.test(type)) return undefined;
  const [, size] = /\((\d{1,7})\)/.exec(type) ?? [];
  const length = Number(size ?? 0);
  return length === 0 || length > TEXT_MAX_LENGTH ? { type: 'text' } : { type: 'string', length };
}
