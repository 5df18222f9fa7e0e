import type { Collection } from '../collections/collection';
import { AppError } from '../errors/app-error';

/** False for views, and for adopted tables without a key that tells one row from all others. */
export function isWritable({ adopted, view }: Collection): boolean {
  return view === undefined && adopted?.isWritable !== false;
}

/** @throws AppError COLLECTION_READ_ONLY for what can only be read */
export function requireWritable(collection: Collection): void {
  if (isWritable(collection)) return;
  throw new AppError('COLLECTION_READ_ONLY', { collection: collection.name, kind: collection.adopted?.kind ?? 'view' });
}
