export interface ViewOptions {
  readonly mode?: 'drawer' | 'dialog';
  readonly size?: 'small' | 'medium' | 'large';
  /** Key of the record the page is about, one of the block's own collection unless `collectionName` names another. */
  readonly filterByTk?: string | number;
  readonly collectionName?: string;
  readonly dataSourceKey?: string;
}

export interface BlockRoute {
  /** Id of the page. */
  readonly page: string;
  /** Key of the block in it. */
  readonly block: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** As the browser has it, without what does not concern a block. */
export interface BlockLocation {
  readonly pathname: string;
  /** With its question mark; empty where there is none. */
  readonly search: string;
}

/** Going elsewhere. */
export interface CtxNavigation {
  /**
   * Opens another page over this one; resolves when it is closed, to what it was closed with.
   * @example
   * const result = await ctx.openView('todo-details', { mode: 'drawer', collectionName: 'todos', filterByTk: 1 });
   * console.log(result); // "saved"
   */
  openView(page: string, options?: ViewOptions): Promise<unknown>;
  /**
   * The popup the block stands in; `close` does nothing elsewhere.
   * @example
   * await ctx.view.close('saved');
   */
  readonly view: { close(result?: unknown): Promise<void> };
  /**
   * Goes to another page of the admin. @throws CallError for settings and anything outside
   * @example
   * await ctx.router.navigate('/admin/pages/other');
   */
  readonly router: { navigate(path: string, options?: { readonly replace?: boolean }): Promise<void> };
  /**
   * Where the block stands.
   * @example
   * console.log(ctx.route.path); // "/admin/pages/home"
   */
  readonly route: BlockRoute;
  /**
   * The address of the page.
   * @example
   * console.log(ctx.location.pathname); // "/admin/pages/home"
   */
  readonly location: BlockLocation;
  /**
   * What stands in the query string of the address, by name.
   * @example
   * const { year = '2026' } = ctx.urlSearchParams;
   * console.log(year); // "2026"
   */
  readonly urlSearchParams: Readonly<Record<string, string>>;
}
