import { listSchema, nullable, objectSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const SIZE = nullable({ type: 'integer' });

/** One thing values must meet beyond their type: its name, and what it compares them with. */
const CHECK = objectSchema({ name: TEXT }, { value: {}, values: listSchema({}), source: TEXT, ignoreCase: FLAG });

/** What `coldatainfo` answers. */
export const COLUMN_INFO = objectSchema({
  name: TEXT,
  position: { type: 'integer', minimum: 1 },
  dataType: TEXT,
  nativeType: nullable(TEXT),
  nullable: FLAG,
  maxLength: SIZE,
  precision: SIZE,
  scale: SIZE,
  default: {},
  hasDefault: FLAG,
  isPrimaryKey: FLAG,
  isAutoIncrement: FLAG,
  isUnique: FLAG,
  isReadOnly: FLAG,
  foreignKey: nullable(objectSchema({ table: TEXT })),
  enumValues: nullable(listSchema({})),
  checks: listSchema(CHECK),
  comment: {},
});
