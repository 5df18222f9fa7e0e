import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { authorActions } from './actions/author-actions';
import { viewerActions } from './actions/viewer-actions';
import { PAGES, PAGE_COLLECTIONS } from './collections';
import { PageContents } from './page-contents';
import { PageOutlines } from './page-outline';
import { renameInPages } from './rename-in-pages';

/** Pages made of blocks, drafted, published and shown by role. */
export const pagesPlugin = defineServerPlugin({
  id: 'pages',
  needs: { collections: core.collections, push: core.push, records: core.records, resources: core.resources },
  async setup({ collections, push, records, resources }) {
    for (const definition of PAGE_COLLECTIONS) await collections.define(definition);
    collections.onRename((renamed) => renameInPages(records, renamed));
    const outlines = new PageOutlines(records);
    const contents = new PageContents(records);
    const changed = (): void => push.publish('pages.changed', {});
    resources.define({
      name: PAGES,
      actions: { ...viewerActions({ outlines, contents }), ...authorActions({ outlines, contents, changed }) },
    });
  },
});
