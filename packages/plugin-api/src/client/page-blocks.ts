import type { JsonObject, JsonValue } from '@mortise/shared';

/** One record, as a popup is about it. */
export interface BlockRecord {
  /** `main` by default. */
  readonly dataSource?: string;
  readonly collection: string;
  readonly key: string;
}

/** Another page over the one that is open. */
export interface ViewRequest {
  /** Of the page that is shown. */
  readonly page: string;
  readonly mode?: 'drawer' | 'dialog';
  readonly size?: 'small' | 'medium' | 'large';
  readonly record?: BlockRecord;
}

/** A block of the same page, for those that are about another. */
export interface BoardBlock {
  readonly key: string;
  readonly kind: string;
  readonly title: string | undefined;
  readonly settings: JsonObject;
}

/** What the blocks of a page share. Immutable: another object whenever something in it has changed. */
export interface PageBoard {
  /** In the order in which they stand. */
  readonly blocks: readonly BoardBlock[];
  /** What a popup is about; undefined on a page of its own. */
  readonly record: BlockRecord | undefined;
  /** What other blocks ask of the records one shows, as the action API takes filters; undefined: nothing. */
  filterOf(block: string): JsonObject | undefined;
  /** Asks something of the records another block shows, or, without a filter, nothing any more. */
  setFilter(from: string, to: string, filter: JsonObject | undefined): void;
  /** Opens a page over this one, at an address of its own; resolves when it is closed, to what it was closed with. */
  openView(view: ViewRequest): Promise<JsonValue | undefined>;
  /** Closes the popup this page is in; does nothing elsewhere. */
  closeView(result?: JsonValue): void;
}

/** Where a block stands. */
export interface BlockPlace {
  /** Of the page. */
  readonly page: string;
  /** Number of what is published; undefined for the draft its author works on. */
  readonly revision: number | undefined;
  /** Key of the block, unique in its page. */
  readonly block: string;
  readonly title: string | undefined;
  readonly board: PageBoard;
}
