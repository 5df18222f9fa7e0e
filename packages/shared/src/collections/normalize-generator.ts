import type { ColumnGenerator, GeneratorOptions } from './column-generator';
import type { ColumnType } from './column-type';
import { pick } from './pick';

const NANOID_SIZE = 12;
const URL_SAFE = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-';

/** What makes the values of a declared column; undefined when nobody does but the caller. */
export function normalizeGenerator(
  field: GeneratorOptions & { readonly type: ColumnType; readonly primaryKey?: boolean },
): ColumnGenerator | undefined {
  const fills = field.autoFill ?? field.primaryKey ?? false;
  switch (field.type) {
    case 'uuid':
    case 'snowflakeId':
      return fills ? { kind: field.type } : undefined;
    case 'uid':
      return fills ? { kind: 'uid', prefix: field.prefix ?? '' } : undefined;
    case 'nanoid':
      return fills ? { kind: 'nanoid', size: field.size ?? NANOID_SIZE, alphabet: field.customAlphabet ?? URL_SAFE } : undefined;
    case 'sort':
      return { kind: 'sort', ...pick(field, 'scopeKey') };
    case 'datetime':
    case 'datetimeNoTz':
    case 'unixTimestamp':
      return currentTime(field);
    default:
      return undefined;
  }
}

function currentTime({ defaultToCurrentTime, onUpdateToCurrentTime }: GeneratorOptions): ColumnGenerator | undefined {
  const onCreate = defaultToCurrentTime === true;
  const onUpdate = onUpdateToCurrentTime === true;
  return onCreate || onUpdate ? { kind: 'now', onCreate, onUpdate } : undefined;
}
