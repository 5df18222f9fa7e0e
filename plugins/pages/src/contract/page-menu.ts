import type { ForRoles, PageContent } from './page-content';

export type PageKind = 'group' | 'page';

/** A page or a group of the menu, as a viewer gets it. */
export interface MenuNode {
  readonly uid: string;
  readonly kind: PageKind;
  readonly title: string;
  readonly icon?: string;
  readonly children?: readonly MenuNode[];
}

/** The same as an author gets it, groups before what is in them. */
export interface PageOutline extends Required<ForRoles> {
  readonly uid: string;
  readonly kind: PageKind;
  readonly title: string;
  readonly icon: string | null;
  readonly parentUid: string | null;
  /** Number of the revision viewers see; 0 before the first. */
  readonly revision: number;
  /** The draft differs from what is published. */
  readonly isChanged: boolean;
}

/** What a viewer sees. */
export interface PublishedPage {
  readonly uid: string;
  readonly title: string;
  readonly revision: number;
  readonly content: PageContent;
}

/** What an author works on. A change names the version it was made of, so that nobody writes over another's. */
export interface PageDraft extends PublishedPage {
  readonly version: number;
  readonly isChanged: boolean;
  /** Id of the user who changed it last, which says nothing about publishing; null when nobody knows any more. */
  readonly changedById: number | null;
}

/** One publishing. */
export interface PageRevision {
  readonly number: number;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdById: number | null;
}
