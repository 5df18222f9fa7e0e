import type { SchemaChangeOptions, SchemaEdit, SchemaEditorPort, SchemaPlan } from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import { CollectionEditor } from '../schema/collection-editor';
import { FieldEditor } from '../schema/field-editor';
import type { SchemaScope } from '../schema/schema-scope';
import { PlannedDefinitions } from './planned-definitions';
import { type SchemaChange, planIdOf, runChange } from './schema-change';

export interface IdentifiedPlan extends SchemaPlan {
  readonly planId: string;
}

/** Shows what changes would do, and makes them as they were shown. */
export class SchemaPlanner {
  readonly #scope: SchemaScope;
  readonly #schemaEditor: SchemaEditorPort;

  constructor(scope: SchemaScope, schemaEditor: SchemaEditorPort) {
    this.#scope = scope;
    this.#schemaEditor = schemaEditor;
  }

  /** Writes nothing. @throws AppError what the changes themselves would be refused with, but for rows that do not fit */
  async plan(changes: readonly SchemaChange[]): Promise<IdentifiedPlan> {
    const store = new PlannedDefinitions(this.#scope.store);
    const plan = await this.#schemaEditor.plan((edit) => runAll(changes, { ...scopeWithin(this.#scope, edit), store }));
    return { ...plan, planId: planIdOf(changes, plan.version) };
  }

  /**
   * Makes changes that were planned, all or none.
   * @throws AppError SCHEMA_PLAN_STALE when the schema has changed since, COLUMN_CHANGE_REFUSED when rows do not fit
   */
  apply(changes: readonly SchemaChange[], planId: string, options: SchemaChangeOptions): Promise<void> {
    return this.#schemaEditor.change(async (edit) => {
      if (planIdOf(changes, edit.version) !== planId) throw new AppError('SCHEMA_PLAN_STALE');
      await runAll(changes, scopeWithin(this.#scope, edit));
    }, options);
  }
}

async function runAll(changes: readonly SchemaChange[], scope: SchemaScope): Promise<void> {
  const editors = { collections: new CollectionEditor(scope), fields: new FieldEditor(scope) };
  for (const change of changes) await runChange(change, editors);
}

/** The scope of editors whose changes are parts of one that is going on, and see what it has done so far. */
function scopeWithin(scope: SchemaScope, edit: SchemaEdit): SchemaScope {
  const snapshot = (): ReturnType<SchemaScope['collections']['snapshot']> => ({
    ...scope.collections.snapshot(),
    collections: edit.collections,
  });
  const find = (name: string): Collection | undefined => edit.find(name);
  const get = (name: string): Collection => {
    const collection = find(name);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
    return collection;
  };
  return { ...scope, schemaEditor: { change: (work) => work(edit) }, collections: { snapshot, find, get } };
}
