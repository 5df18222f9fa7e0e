import type { SchemaChangeOptions, SchemaEdit, SchemaEditorPort, SchemaPlan } from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import { CollectionEditor } from '../schema/collection-editor';
import { FieldEditor } from '../schema/field-editor';
import type { SchemaScope } from '../schema/schema-scope';
import { keepingViews } from '../views/keep-views';
import type { RequireSight } from '../views/view-sight';
import { PlannedDefinitions } from './planned-definitions';
import { type SchemaChange, planIdOf, runChange } from './schema-change';

export interface IdentifiedPlan extends SchemaPlan {
  readonly planId: string;
}

interface ApplyOptions extends SchemaChangeOptions {
  readonly requireSight: RequireSight;
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
  async plan(changes: readonly SchemaChange[], requireSight: RequireSight): Promise<IdentifiedPlan> {
    const store = new PlannedDefinitions(this.#scope.store);
    const plan = await this.#schemaEditor.plan((edit) => runAll(changes, scopeWithin({ ...this.#scope, store }, edit), requireSight));
    return { ...plan, planId: planIdOf(changes, plan.version) };
  }

  /**
   * Makes changes that were planned, all or none.
   * @throws AppError SCHEMA_PLAN_STALE when the schema has changed since, COLUMN_CHANGE_REFUSED when rows do not fit
   */
  apply(changes: readonly SchemaChange[], planId: string, { requireSight, ...options }: ApplyOptions): Promise<void> {
    return this.#schemaEditor.change(async (edit) => {
      if (planIdOf(changes, edit.version) !== planId) throw new AppError('SCHEMA_PLAN_STALE');
      await runAll(changes, scopeWithin(this.#scope, edit), requireSight);
    }, options);
  }
}

async function runAll(changes: readonly SchemaChange[], scope: SchemaScope, requireSight: RequireSight): Promise<void> {
  const editors = { collections: new CollectionEditor(scope, requireSight), fields: new FieldEditor(scope) };
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
  const within = { ...scope, collections: { snapshot, find, get } };
  return { ...within, schemaEditor: keepingViews({ change: (work) => work(edit) }, within) };
}
