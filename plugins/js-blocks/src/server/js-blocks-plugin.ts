import { core, defineServerPlugin, optional } from '@mortise/plugin-api/server';
import { namedQueriesRef } from '@mortise/plugin-named-queries/contract';
import { pageBlocksRef } from '@mortise/plugin-pages/contract';
import { type JsonObject, disposable } from '@mortise/shared';
import { BLOCK_NARROWING } from '../contract';
import { blocksResource } from './blocks/blocks-resource';
import { GrantedBlocks } from './blocks/granted-blocks';
import { JS_BLOCK_COLLECTIONS } from './collections';
import { grantsRule } from './grants/grants-rule';
import { Downloads } from './libraries/download';
import { librariesResource } from './libraries/libraries-resource';
import { libraryRoute } from './libraries/library-route';
import { LibraryStore } from './libraries/library-store';
import { createRefusalLog } from './refusals/refusal-log';
import { refusalStep } from './refusals/refusal-step';
import { refusalsResource } from './refusals/refusals-resource';
import { mountRuntime } from './runtime/mount-runtime';
import { SecretStore } from './secrets/secret-store';
import { secretsResource } from './secrets/secrets-resource';
import { Tickets } from './secrets/tickets';
import { storageResource } from './storage/storage-resource';

/** Milliseconds. */
const WRITE_REFUSALS = 5_000;
const PRUNE = 60 * 60_000;

/** Blocks that run JavaScript of their authors with no more than the rights they were given. */
export const jsBlocksPlugin = defineServerPlugin({
  id: 'js-blocks',
  needs: {
    access: core.access,
    blocks: pageBlocksRef,
    boot: core.boot,
    collections: core.collections,
    identity: core.identity,
    pipeline: core.pipeline,
    queries: optional(namedQueriesRef),
    records: core.records,
    resources: core.resources,
    secrets: core.secrets,
    settings: core.settings,
    timers: core.timers,
    tokens: core.tokens,
  },
  async setup(
    { access, blocks: pages, boot, collections, identity, pipeline, queries, records, resources, secrets, settings, timers, tokens },
    context,
  ) {
    for (const definition of JS_BLOCK_COLLECTIONS) await collections.define(definition);
    const read = (): Settings => readSettings(settings.get());
    const refusals = createRefusalLog({ records, retentionDays: () => read().retentionDays });
    // Taken back after the steps, while the collection is still there.
    context.own(
      'refusals',
      'unwritten',
      disposable(() => refusals.flush()),
    );
    const mayRun: Parameters<typeof grantsRule>[0]['mayRun'] = async (query, principal) =>
      (await queries?.mayRun(query, principal)) ?? false;
    context.own('block rule', 'grants', pages.addRule(grantsRule({ access, collections, mayRun })));
    const blocks = new GrantedBlocks({ blocks: pages, access, collections });
    const store = new SecretStore(records, secrets);
    const tickets = new Tickets({ blocks, collections, identity, store, tokens });
    identity.addRequestNarrowing({ id: BLOCK_NARROWING, narrow: (said, principal) => blocks.narrow(said, principal) });
    identity.addForeignTokens(tickets.asTokens);
    pipeline.use('admit', refusalStep(refusals));
    const libraries = new LibraryStore(records);
    const privateHosts = (): readonly string[] => read().privateHosts;
    const downloads = new Downloads({ store: libraries, cdn: () => read().cdn, privateHosts });
    resources.define(blocksResource({ blocks, tickets, store, privateHosts, refusals }));
    resources.define(secretsResource({ store, access }));
    resources.define(librariesResource({ store: libraries, downloads }));
    resources.define(storageResource(blocks, records));
    resources.define(refusalsResource(refusals));
    pipeline.route(libraryRoute(libraries));
    await mountRuntime({ boot, pipeline, log: context.log });
    timers.every(WRITE_REFUSALS, 'refusals', () => refusals.flush());
    timers.every(PRUNE, 'old refusals', () => refusals.prune());
  },
});

interface Settings {
  readonly cdn: string;
  readonly privateHosts: readonly string[];
  readonly retentionDays: number;
}

/** They fit the schema of the manifest. */
function readSettings(values: JsonObject): Settings {
  return values as unknown as Settings;
}
