import type { Dialect } from '../compile/dialect';
import { createPostgresSchema } from './postgres-schema';
import type { SchemaDialect } from './schema-dialect';
import { createSqliteSchema } from './sqlite-schema';

export function schemaDialectOf({ name, quote }: Dialect): SchemaDialect {
  return name === 'sqlite' ? createSqliteSchema(quote) : createPostgresSchema(quote);
}
