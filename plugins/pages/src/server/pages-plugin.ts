import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { authorActions } from './actions/author-actions';
import { viewerActions } from './actions/viewer-actions';
import { PAGES, PAGE_COLLECTIONS } from './collections';
import { mountEmbed } from './embed/mount-embed';
import { PageContents } from './page-contents';
import { PageOutlines } from './page-outline';

/** Pages made of blocks, drafted, published and shown by role. */
export const pagesPlugin = defineServerPlugin({
  id: 'pages',
  needs: {
    boot: core.boot,
    collections: core.collections,
    pipeline: core.pipeline,
    push: core.push,
    records: core.records,
    resources: core.resources,
  },
  async setup({ boot, collections, pipeline, push, records, resources }) {
    mountEmbed({ boot, pipeline });
    for (const definition of PAGE_COLLECTIONS) await collections.define(definition);
    const outlines = new PageOutlines(records);
    const contents = new PageContents(records);
    const changed = (): void => push.publish('pages.changed', {});
    resources.define({
      name: PAGES,
      actions: { ...viewerActions({ outlines, contents }), ...authorActions({ outlines, contents, changed }) },
    });
  },
});
