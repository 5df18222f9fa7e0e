import { AppError, type Collection } from '@mortise/shared';

/**
 * Makes sure that a collection can belong to a source beside `main`.
 * @throws AppError DEFINITION_INVALID when it is another source's, or has fields that refer to users, who live in `main`
 */
export function requirePublishable(collection: Collection, key: string): void {
  const { name, dataSource, columns } = collection;
  if (dataSource !== key) throw invalid(name, `a collection of data source "${key}"`, dataSource);
  const user = columns.find(({ autoFill }) => autoFill === 'createdBy' || autoFill === 'updatedBy');
  if (user) throw invalid(name, 'no createdBy and no updatedBy, since users belong to data source "main"', user.name);
}

function invalid(collection: string, expected: string, received: string): AppError {
  return new AppError('DEFINITION_INVALID', { collection, expected, received });
}
