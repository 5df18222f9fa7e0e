import type { Collection } from '@mortise/shared';
import type { Dialect } from './dialect';

/** What stands behind FROM for the rows of a collection: its table or, in parentheses, the SELECT of a view. */
export function tableSql({ tableName, view }: Pick<Collection, 'tableName' | 'view'>, dialect: Pick<Dialect, 'quote'>): string {
  return view ? `(${view.select})` : dialect.quote(tableName);
}
