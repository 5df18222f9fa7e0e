import { isDeepStrictEqual } from 'node:util';
import { AppError, type Collection, isAppError } from '@mortise/shared';
import type { ViewDefinition } from '../definitions/view-definition';
import type { SchemaScope } from '../schema/schema-scope';
import { buildResolved } from './build-view';
import { type Keeping, refreshFields } from './refresh-fields';
import { type ResolvedView, resolveView } from './resolve-view';

/** An editor after whose changes all views are as they should be. */
export function keepingViews(editor: SchemaScope['schemaEditor'], scope: Omit<SchemaScope, 'schemaEditor'>): SchemaScope['schemaEditor'] {
  return {
    change: (work) =>
      editor.change(async (edit) => {
        const result = await work(edit);
        await keepViews({ scope, edit });
        return result;
      }),
  };
}

/**
 * Lets views follow what a change has done to the collections they read: types of fields above all. Runs as its last step.
 * @throws AppError FIELD_IN_USE, naming the view, when what it needs is gone
 */
async function keepViews(editing: Keeping): Promise<void> {
  const views = [...editing.edit.collections.values()].filter(({ view }) => view !== undefined);
  // A view reads more than the views it is made of, so those come first.
  views.sort((one, other) => (one.view?.reads.length ?? 0) - (other.view?.reads.length ?? 0));
  for (const view of views) await keepView(view, editing);
}

async function keepView(collection: Collection, editing: Keeping): Promise<void> {
  const { scope, edit } = editing;
  const stored = await scope.store.read(collection.name, edit.transaction);
  if (!stored?.settings.view) return;
  const resolved = stillThere(collection.name, stored.settings.view, (name) => edit.find(name));
  const next = buildResolved(await refreshFields(stored, resolved, editing), resolved, edit);
  if (!isDeepStrictEqual(next, collection)) await edit.put(next);
}

function stillThere(name: string, view: ViewDefinition, find: (name: string) => Collection | undefined): ResolvedView {
  try {
    return resolveView(name, view, find);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { field, collection, path } = error.details;
    throw new AppError('FIELD_IN_USE', { field: field ?? path ?? collection ?? name, usedBy: name }, { cause: error });
  }
}
