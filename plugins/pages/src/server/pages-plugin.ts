import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { userRolesRef } from '@mortise/plugin-acl/contract';
import { pageBlocksRef } from '../contract';
import { authorActions } from './actions/author-actions';
import { previewAction } from './actions/preview-action';
import { viewerActions } from './actions/viewer-actions';
import { BlockRules } from './blocks/block-rules';
import { chartRule } from './blocks/chart-rule';
import { FindBlocks } from './blocks/find-blocks';
import { PAGES, PAGE_COLLECTIONS } from './collections';
import { mountEmbed } from './embed/mount-embed';
import { PageContents } from './page-contents';
import { PageOutlines } from './page-outline';
import { renameInPages } from './rename-in-pages';

/** Pages made of blocks, drafted, published and shown by role. */
export const pagesPlugin = defineServerPlugin({
  id: 'pages',
  needs: {
    access: core.access,
    collections: core.collections,
    pipeline: core.pipeline,
    push: core.push,
    records: core.records,
    resources: core.resources,
    userRoles: userRolesRef,
  },
  async setup({ access, collections, pipeline, push, records, resources, userRoles }, context) {
    mountEmbed(pipeline);
    for (const definition of PAGE_COLLECTIONS) await collections.define(definition);
    await collections.onRename((renamed) => renameInPages(records, renamed));
    const outlines = new PageOutlines(records);
    const contents = new PageContents(records);
    const rules = new BlockRules();
    rules.add(chartRule);
    const blocks = new FindBlocks(records, access);
    context.provide(pageBlocksRef, {
      addRule: (rule) => rules.add(rule),
      find: (address) => blocks.find(address),
      isShownTo: (block, principal) => blocks.isShownTo(block, principal),
    });
    const changed = (): void => push.publish('pages.changed', {});
    resources.define({
      name: PAGES,
      actions: {
        ...viewerActions({ outlines, contents, rules }),
        ...authorActions({ outlines, contents, rules, changed }),
        preview: previewAction({ outlines, contents, rules, userRoles }),
      },
    });
  },
});
