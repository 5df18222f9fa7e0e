import { type Log, core, defineServerPlugin } from '@mortise/plugin-api/server';
import { collectionsResource } from './actions/collections-resource';
import { fieldsResource } from './actions/fields-resource';
import { collectionDefinitions } from './collections/collection-definitions';
import { fieldDefinitions } from './collections/field-definitions';
import { CollectionEditor } from './schema/collection-editor';
import { DefinitionStore } from './schema/definition-store';
import { hurry } from './plan/hurry';
import { SchemaPlanner } from './plan/schema-planner';
import { FieldEditor } from './schema/field-editor';
import { type LoadParts, readCollections } from './schema/read-collections';
import type { SchemaScope } from './schema/schema-scope';
import { keepingViews } from './views/keep-views';
import { sightOf } from './views/view-sight';

export const collectionsPlugin = defineServerPlugin({
  id: 'collections',
  needs: {
    collections: core.collections,
    schemaEditor: core.schemaEditor,
    records: core.records,
    resources: core.resources,
    access: core.access,
    sql: core.sql,
  },
  async setup({ collections, schemaEditor, records, resources, access, sql }, context) {
    await collections.define(collectionDefinitions);
    await collections.define(fieldDefinitions);
    const store = new DefinitionStore(records);
    const hurried: SchemaScope['schemaEditor'] = { change: (work) => schemaEditor.change(work, { goOn: hurry() }) };
    const parts = { store, collections, isReserved: (name: string) => resources.isReserved(name) };
    const scope = { ...parts, schemaEditor: keepingViews(hurried, parts) };
    const services = { collections, schemaEditor, records, resources, access, sql };
    const deps = { ...services, planner: new SchemaPlanner(scope, schemaEditor), stopping: context.signal };
    resources.define(collectionsResource((principal) => new CollectionEditor(scope, sightOf(principal, deps)), deps));
    resources.define(fieldsResource(new FieldEditor(scope), collections));
    // Relations may lead to collections of other plugins, which are all there only now.
    context.onStart(() => loadCollections({ store, schemaEditor, collections, leftOut: new Set() }, context.log));
  },
});

async function loadCollections(parts: LoadParts, log: Log): Promise<void> {
  for (const repair of await parts.schemaEditor.load(() => readCollections(parts, log)))
    log.warn('A table did not match its description and was repaired', { ...repair });
}
