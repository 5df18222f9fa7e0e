export type GrantedAction = 'view' | 'create' | 'update' | 'destroy';

/** Rights a block asks for on one collection. */
export interface CollectionGrant {
  /** Name of the collection; beside `main` with its data source before it: `shop/orders`. */
  readonly resource: string;
  readonly actions: readonly GrantedAction[];
  /** Absent: every field its viewer may see. */
  readonly fields?: readonly string[];
}

/**
 * What a block may do, at most: its calls have these rights as far as its viewer (or the key it calls with) has them too. Approved by whoever
 * publishes the page; nothing beside it is allowed.
 */
export interface BlockGrants {
  readonly collections?: readonly CollectionGrant[];
  /** Names of saved queries it may run. */
  readonly queries?: readonly string[];
  /** Other servers it may call: `api.example.com`, `*.example.com`. */
  readonly hosts?: readonly string[];
  /** Names of secrets it may put into calls. */
  readonly secrets?: readonly string[];
}
