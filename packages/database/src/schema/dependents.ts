import type { DependentsFinder, SchemaDependent, SchemaMention } from '@mortise/plugin-api/server';
import { type Disposable, type SchemaRename, disposable } from '@mortise/shared';
import type { RecordedStep } from './record-steps';

/** Those who know what names collections and fields, and cannot follow. */
export class Dependents {
  readonly #finders = new Set<DependentsFinder>();

  add(find: DependentsFinder): Disposable {
    this.#finders.add(find);
    return disposable(() => void this.#finders.delete(find));
  }

  async of(mentions: readonly SchemaMention[]): Promise<readonly SchemaDependent[]> {
    if (mentions.length === 0) return [];
    return (await Promise.all([...this.#finders].map((find) => find(mentions)))).flat();
  }
}

/** What a change takes away, or calls by another name. */
export function mentionsOf(recorded: readonly RecordedStep[], renames: readonly SchemaRename[]): readonly SchemaMention[] {
  const renamed = renames.map((change): SchemaMention =>
    change.kind === 'field' ? { collection: change.collection, field: change.from } : { collection: change.from },
  );
  return [...renamed, ...recorded.flatMap(removed)];
}

function removed({ collection: { name: collection }, step }: RecordedStep): SchemaMention[] {
  if (step.kind === 'dropTable' || step.kind === 'dropView') return [{ collection }];
  if (step.kind === 'changeView') return step.gone.map((field) => ({ collection, field }));
  return step.kind === 'dropColumn' ? [{ collection, field: step.column.name }] : [];
}
