import type { JsonObject } from '@mortise/shared';

/** Whoever sees only some roles' parts never gets the others. Absent or empty: every role that may see the page. */
export interface ForRoles {
  readonly roles?: readonly string[];
}

/** One block. What its settings mean, only its kind knows. */
export interface PageBlock extends ForRoles {
  /** Unique in its page; stays when the block moves, so that links and history can name it. */
  readonly key: string;
  /** `<plugin>.<kind>`: `pages.markdown`. */
  readonly kind: string;
  readonly title?: string;
  /** Columns of the 24 a row has. */
  readonly span: number;
  readonly settings: JsonObject;
}

/** Blocks side by side. */
export interface PageRow {
  readonly key: string;
  readonly blocks: readonly PageBlock[];
}

export interface PageTab extends ForRoles {
  readonly key: string;
  readonly title?: string;
  readonly rows: readonly PageRow[];
}

/** What a page shows. */
export interface PageContent {
  readonly tabs: readonly PageTab[];
}

export const ROW_COLUMNS = 24;

export const EMPTY_CONTENT: PageContent = Object.freeze({ tabs: [{ key: 'main', rows: [] }] });
