import type { PageContent, PageKind } from '../contract';

/** What the menu is made of. */
export interface OutlineRow {
  readonly uid: string;
  readonly kind: PageKind;
  readonly title: string;
  readonly icon: string | null;
  readonly parentUid: string | null;
  readonly position: number;
  readonly roles: readonly string[];
  readonly draftVersion: number;
  readonly publishedVersion: number;
  readonly revision: number;
}

export const OUTLINE_FIELDS: readonly (keyof OutlineRow)[] = [
  'uid',
  'kind',
  'title',
  'icon',
  'parentUid',
  'position',
  'roles',
  'draftVersion',
  'publishedVersion',
  'revision',
];

export interface PageRow extends OutlineRow {
  readonly draft: PageContent;
  readonly published: PageContent | null;
  readonly draftChangedById: number | null;
}
