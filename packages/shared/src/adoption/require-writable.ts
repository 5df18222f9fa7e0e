import type { Collection } from '../collections/collection';
import { AppError } from '../errors/app-error';

/** @throws AppError COLLECTION_READ_ONLY for views and tables without a key */
export function requireWritable({ name, adopted }: Collection): void {
  if (adopted?.isWritable === false) throw new AppError('COLLECTION_READ_ONLY', { collection: name, kind: adopted.kind });
}
