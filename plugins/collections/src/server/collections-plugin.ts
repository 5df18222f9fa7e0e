import { type Log, type SchemaEditorPort, core, defineServerPlugin } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';
import { collectionsResource } from './actions/collections-resource';
import { fieldsResource } from './actions/fields-resource';
import { collectionDefinitions } from './collections/collection-definitions';
import { fieldDefinitions } from './collections/field-definitions';
import { buildCollection } from './definitions/build-collection';
import { CollectionEditor } from './schema/collection-editor';
import { DefinitionStore } from './schema/definition-store';
import { hurry } from './plan/hurry';
import { SchemaPlanner } from './plan/schema-planner';
import { FieldEditor } from './schema/field-editor';
import type { SchemaScope } from './schema/schema-scope';

export const collectionsPlugin = defineServerPlugin({
  id: 'collections',
  needs: {
    collections: core.collections,
    schemaEditor: core.schemaEditor,
    records: core.records,
    resources: core.resources,
    access: core.access,
  },
  async setup({ collections, schemaEditor, records, resources, access }, context) {
    await collections.define(collectionDefinitions);
    await collections.define(fieldDefinitions);
    const store = new DefinitionStore(records);
    const hurried: SchemaScope['schemaEditor'] = { change: (work) => schemaEditor.change(work, { goOn: hurry() }) };
    const scope = { store, schemaEditor: hurried, collections, isReserved: (name: string) => resources.isReserved(name) };
    const deps = { collections, records, resources, access, planner: new SchemaPlanner(scope, schemaEditor), stopping: context.signal };
    resources.define(collectionsResource(new CollectionEditor(scope), deps));
    resources.define(fieldsResource(new FieldEditor(scope), collections));
    // Relations may lead to collections of other plugins, which are all there only now.
    context.onStart(() => loadCollections(store, schemaEditor, context.log));
  },
});

async function loadCollections(store: DefinitionStore, schemaEditor: SchemaEditorPort, log: Log): Promise<void> {
  for (const repair of await schemaEditor.load(() => readCollections(store, log)))
    log.warn('A table did not match its description and was repaired', { ...repair });
}

async function readCollections(store: DefinitionStore, log: Log): Promise<readonly Collection[]> {
  const collections: Collection[] = [];
  for (const stored of await store.all()) {
    try {
      collections.push(buildCollection(stored));
    } catch (error) {
      // One broken description must not keep the others from working.
      log.error('A stored collection could not be read and is left out', { collection: stored.name, error });
    }
  }
  return collections;
}
