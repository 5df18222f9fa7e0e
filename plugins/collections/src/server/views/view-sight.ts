import { AppError, type Collection, type Principal, type ViewQuery, columnsOfFilter } from '@mortise/shared';
import { RightsOfCaller } from '../accessible/collection-rights';

/** Whether somebody may see what a view would show. @throws AppError ACTION_DENIED, FIELD_DENIED */
export type RequireSight = (query: ViewQuery) => Promise<void>;

export type SightDeps = ConstructorParameters<typeof RightsOfCaller>[0];

/**
 * Asks whether a caller may see everything a view would show to others: all records, and each field it names. Otherwise views would be a way
 * around grants.
 */
export function sightOf(principal: Principal, deps: SightDeps): RequireSight {
  const rights = new RightsOfCaller(deps, principal);
  return async (query) => {
    for (const [collection, field] of namedBy(query)) {
      const { view } = await rights.on(collection);
      const denied = (reason: string): AppError => new AppError('ACTION_DENIED', { resource: collection.name, reason });
      if (!view) throw denied('a view shows only what its author may see');
      if (view.scope !== undefined) throw denied('a view shows all records, and its author may see some');
      if (field !== undefined && view.fields?.has(field) === false) throw new AppError('FIELD_DENIED', { field });
    }
  };
}

/** What a query reads: collections, with the names of their fields. */
function namedBy({ source, columns, where }: ViewQuery): readonly (readonly [Collection, string | undefined])[] {
  const paths = columns.flatMap(({ source: path }) => {
    if (!path) return [];
    const steps = path.path.map(({ parent, relation }) => [parent, relation.name] as const);
    return [...steps, [path.path.at(-1)?.target ?? source, path.field.name] as const];
  });
  return [[source, undefined], ...paths, ...where.flatMap((filter) => columnsOfFilter(filter, source))];
}
