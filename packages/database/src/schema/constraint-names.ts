import { createHash } from 'node:crypto';
import { MAX_IDENTIFIER_BYTES } from '@mortise/shared';

type ConstraintKind = 'ix' | 'uq' | 'fk' | 'pk';

const OURS = /^(ix|uq|fk)_.+_[0-9a-f]{8}$/;
const HASH_LENGTH = 8;

/** The name of an index or constraint: readable as far as it fits, told apart by a hash, equal on every machine. */
export function constraintName(kind: ConstraintKind, table: string, columns: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, table, columns]))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const readable = [kind, table, ...columns].join('_').slice(0, MAX_IDENTIFIER_BYTES - HASH_LENGTH - 1);
  return `${readable}_${hash}`;
}

/** Name of a table's primary key constraint. */
export function primaryKeyName(table: string): string {
  return constraintName('pk', table, []);
}

/** True for names only `constraintName` makes; anything else in a table is somebody else's and stays. */
export function isConstraintName(name: string): boolean {
  return OURS.test(name);
}
