import { type Log, type SchemaEditorPort, core, defineServerPlugin } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';
import { collectionsResource } from './actions/collections-resource';
import { fieldsResource } from './actions/fields-resource';
import { collectionDefinitions } from './collections/collection-definitions';
import { fieldDefinitions } from './collections/field-definitions';
import { buildCollection } from './definitions/build-collection';
import { CollectionEditor } from './schema/collection-editor';
import { DefinitionStore } from './schema/definition-store';
import { FieldEditor } from './schema/field-editor';

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
    const scope = { store, schemaEditor, collections, isReserved: (name: string) => resources.isReserved(name) };
    resources.define(collectionsResource(new CollectionEditor(scope), { collections, records, resources, access }));
    resources.define(fieldsResource(new FieldEditor(scope), collections));
    // Relations may lead to collections of other plugins, which are all there only now.
    context.onStart(() => loadCollections(store, schemaEditor, context.log));
  },
});

async function loadCollections(store: DefinitionStore, schemaEditor: SchemaEditorPort, log: Log): Promise<void> {
  const collections: Collection[] = [];
  for (const stored of await store.all()) {
    try {
      collections.push(buildCollection(stored));
    } catch (error) {
      // One broken description must not keep the others from working.
      log.error('A stored collection could not be read and is left out', { collection: stored.name, error });
    }
  }
  for (const repair of await schemaEditor.load(collections))
    log.warn('A table did not match its description and was repaired', { ...repair });
}
