import { AppError } from '@mortise/shared';

/** `shop.orders` → source and collection. @throws AppError COLLECTION_NOT_FOUND when it is not of that form */
export function splitCollectionKey(key: string): readonly [string, string] {
  const [source = '', collection = '', ...rest] = key.split('.');
  if (source === '' || collection === '' || rest.length > 0) throw new AppError('COLLECTION_NOT_FOUND', { collection: key.slice(0, 200) });
  return [source, collection];
}
