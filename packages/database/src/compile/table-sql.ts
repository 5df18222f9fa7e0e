import type { Collection } from '@mortise/shared';
import type { Binder } from './binder';

/** What stands behind FROM for the rows of a collection: its table or, in parentheses, the SELECT of a view, whose values `binder` takes over. */
export function tableSql({ tableName, view }: Pick<Collection, 'tableName' | 'view'>, binder: Binder): string {
  return view ? `(${binder.embed(view)})` : binder.dialect.quote(tableName);
}
