import type { CollectionDefinition } from '@mortise/shared';

// Names that leave `pages` to users.
export const PAGES = 'uiPages';
export const REVISIONS = 'uiPageRevisions';

const pages: CollectionDefinition = {
  name: PAGES,
  title: { en: 'Pages', 'zh-CN': '页面' },
  fields: [
    { name: 'uid', type: 'uid', length: 20, primaryKey: true },
    { name: 'kind', type: 'string', length: 10, allowNull: false },
    { name: 'title', type: 'string', length: 200, allowNull: false },
    { name: 'icon', type: 'string', length: 100 },
    { name: 'parentUid', type: 'uid', length: 20, index: true, references: { target: PAGES, onDelete: 'RESTRICT' } },
    { name: 'position', type: 'integer', allowNull: false },
    { name: 'roles', type: 'json', allowNull: false },
    { name: 'draft', type: 'json', allowNull: false },
    { name: 'draftVersion', type: 'integer', allowNull: false },
    // What the published content was made of; equal to draftVersion while nothing has been changed since.
    { name: 'publishedVersion', type: 'integer', allowNull: false },
    // The user who changed the draft last.
    { name: 'draftChangedById', type: 'bigInt' },
    { name: 'published', type: 'json' },
    { name: 'revision', type: 'integer', allowNull: false },
  ],
};

const revisions: CollectionDefinition = {
  name: REVISIONS,
  title: { en: 'History of pages', 'zh-CN': '页面历史' },
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'pageUid', type: 'uid', length: 20, allowNull: false, index: true, references: { target: PAGES, onDelete: 'CASCADE' } },
    { name: 'number', type: 'integer', allowNull: false },
    { name: 'note', type: 'string', length: 500 },
    { name: 'content', type: 'json', allowNull: false },
    // Ids of the rules that had nothing against it.
    { name: 'approvedBy', type: 'json' },
  ],
  uniqueTogether: [['pageUid', 'number']],
};

export const PAGE_COLLECTIONS: readonly CollectionDefinition[] = [pages, revisions];
