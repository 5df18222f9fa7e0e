import { ADJACENCY_LIST, type JsonObject, type JsonValue, type SchemaRename, isJsonObject } from '@mortise/shared';
import type { CollectionSettings, FieldSettings, StoredCollection, StoredField } from '../../definitions/stored-definition';
import type { Changes, Renaming } from './renaming';

type Text = string | undefined;

/** Another name for a field: keys of relations, its collection's options and those of its neighbours name it. */
export class FieldRenaming implements Renaming {
  readonly #change: Extract<SchemaRename, { kind: 'field' }>;

  constructor(change: Extract<SchemaRename, { kind: 'field' }>) {
    this.#change = change;
  }

  collection(name: string): string {
    return name;
  }

  field({ name }: StoredField, { name: collection }: StoredCollection): string {
    return this.#in(collection, name);
  }

  settings({ type, settings }: StoredField, { name: source }: StoredCollection): Changes<FieldSettings> {
    const { target = '', through = '' } = settings;
    const place = settings.generatedBy === `${this.#change.collection}.${this.#change.from}`;
    const common = { generatedBy: place ? `${this.#change.collection}.${this.#change.to}` : settings.generatedBy };
    const { foreignKey, otherKey, referredKey, targetKey } = settings;
    if (type === 'belongsTo') return { ...common, foreignKey: this.#in(source, foreignKey), referredKey: this.#in(target, referredKey) };
    const own = { ...common, referredKey: this.#in(source, referredKey) };
    if (type === 'hasOne' || type === 'hasMany') return { ...own, foreignKey: this.#in(target, foreignKey) };
    if (type !== 'belongsToMany') return common;
    const keys = { foreignKey: this.#in(through, foreignKey), otherKey: this.#in(through, otherKey) };
    return { ...own, ...keys, targetKey: this.#in(target, targetKey) };
  }

  collectionSettings({ name, settings }: StoredCollection): Changes<CollectionSettings> {
    const { collection, from, to } = this.#change;
    const { uniqueTogether, generatedBy } = settings;
    const isNamed = name === collection && uniqueTogether?.some((names) => names.includes(from)) === true;
    return {
      uniqueTogether: isNamed ? uniqueTogether?.map((names) => names.map((known) => this.#in(name, known))) : uniqueTogether,
      generatedBy: generatedBy === `${collection}.${from}` ? `${collection}.${to}` : generatedBy,
    };
  }

  /** What sort fields number by, how records of a relation are called; a tree's relations are known by a mark once they have other names. */
  options({ name, options, settings: { target = '' } }: StoredField, stored: StoredCollection): JsonObject {
    const scoped = withName(options, 'scopeKey', (known) => this.#in(stored.name, known));
    const labelled = this.#withLabels(scoped, target);
    const isTree = stored.options['tree'] === ADJACENCY_LIST && stored.name === this.#change.collection && name === this.#change.from;
    if (!isTree || (name !== 'parent' && name !== 'children')) return labelled;
    return { ...labelled, [name === 'parent' ? 'treeParent' : 'treeChildren']: true };
  }

  collectionOptions({ name, options }: StoredCollection): JsonObject {
    return withName(options, 'titleField', (known) => this.#in(name, known));
  }

  #withLabels(options: JsonObject, target: string): JsonObject {
    const uiSchema = options['uiSchema'];
    const props = isJsonObject(uiSchema) ? uiSchema['x-component-props'] : undefined;
    const names = isJsonObject(props) ? props['fieldNames'] : undefined;
    if (!isJsonObject(uiSchema) || !isJsonObject(props) || !isJsonObject(names)) return options;
    const renamed = ['label', 'value'].reduce((known, key) => withName(known, key, (field) => this.#in(target, field)), names);
    if (renamed === names) return options;
    return { ...options, uiSchema: { ...uiSchema, 'x-component-props': { ...props, fieldNames: renamed } } };
  }

  /** The name of a field of a collection from now on. */
  #in<Name extends Text>(collection: string, name: Name): Name | string {
    const { collection: renamed, from, to } = this.#change;
    return collection === renamed && name === from ? to : name;
  }
}

function withName(options: JsonObject, key: string, renamed: (name: string) => string): JsonObject {
  const name: JsonValue | undefined = options[key];
  return typeof name === 'string' && renamed(name) !== name ? { ...options, [key]: renamed(name) } : options;
}
