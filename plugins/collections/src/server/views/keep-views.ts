import { isDeepStrictEqual } from 'node:util';
import { AppError, type Collection, isAppError } from '@mortise/shared';
import type { ViewDefinition } from '../definitions/view-definition';
import type { SchemaScope } from '../schema/schema-scope';
import { buildResolved } from './build-view';
import { requireFittingKeys } from './fitting-keys';
import { type Keeping, refreshFields } from './refresh-fields';
import { type ResolvedView, resolveView } from './resolve-view';

/** An editor after whose changes all views are as they should be. */
export function keepingViews(editor: SchemaScope['schemaEditor'], scope: Omit<SchemaScope, 'schemaEditor'>): SchemaScope['schemaEditor'] {
  return {
    change: (work) =>
      editor.change(async (edit) => {
        const before = new Map(edit.collections);
        const result = await work(edit);
        await keepViews({ scope, edit, before });
        return result;
      }),
  };
}

interface KeepingAll extends Keeping {
  readonly scope: Pick<SchemaScope, 'store' | 'collections'>;
  readonly before: ReadonlyMap<string, Collection>;
}

/**
 * Lets views follow what a change has done to the collections they read: types of fields above all. Runs as its last step.
 * @throws AppError FIELD_IN_USE, naming the view, when what it needs is gone
 */
async function keepViews(editing: KeepingAll): Promise<void> {
  const views = [...editing.edit.collections.values()].filter(({ view }) => view !== undefined);
  // A view reads more than the views it is made of, so those come first.
  views.sort((one, other) => (one.view?.reads.length ?? 0) - (other.view?.reads.length ?? 0));
  for (const view of views) await keepView(view, editing);
}

async function keepView(collection: Collection, editing: KeepingAll): Promise<void> {
  const { scope, edit, before } = editing;
  const stored = await scope.store.read(collection.name, edit.transaction);
  if (!stored?.settings.view) return;
  const resolved = resolvedAfter(stored.name, stored.settings.view, { edit, before });
  if (!resolved) return;
  const next = buildResolved(await refreshFields(stored, resolved, editing), resolved, edit);
  if (isDeepStrictEqual(next, collection)) return;
  requireFittingKeys(next, { ...scope.collections.snapshot(), collections: edit.collections });
  await edit.put(next);
}

/** Undefined where the view could not be read before either: the plugin of a collection it reads is off, which is no fault of this change. */
function resolvedAfter(
  name: string,
  view: ViewDefinition,
  { edit, before }: Pick<KeepingAll, 'edit' | 'before'>,
): ResolvedView | undefined {
  try {
    return resolveView(name, view, (wanted) => edit.find(wanted));
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (!couldBeRead(name, before)) return undefined;
    const { field, path, collection } = error.details;
    throw new AppError('FIELD_IN_USE', { field: field ?? path ?? collection ?? name, usedBy: name }, { cause: error });
  }
}

/** By the query it had: a rename changes both, and what was broken stays so. */
function couldBeRead(name: string, before: ReadonlyMap<string, Collection>): boolean {
  const definition = before.get(name)?.view?.definition;
  if (definition === undefined) return true;
  try {
    resolveView(name, definition as unknown as ViewDefinition, (wanted) => before.get(wanted));
    return true;
  } catch {
    return false;
  }
}
