import type { Collection } from '@mortise/shared';
import type { Dialect } from './compile/dialect';
import type { OpenTransaction } from './transactions';

/** Holds a name until the transaction ends. SQLite has one writer at a time, so there is nobody to hold off. */
export async function lockName(name: string, transaction: OpenTransaction | undefined, dialect: Dialect): Promise<void> {
  if (!transaction) throw new Error('A name can only be held by an open transaction');
  if (dialect.name === 'sqlite') return;
  await transaction.run({ text: 'SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))', values: [name], returns: true });
}

/** The name under which the numbers of a collection's sort fields are given out. */
export function sortLock({ tableName }: Collection): string {
  return `mortise.sort:${tableName}`;
}
