import type { Collection, Principal } from '@mortise/shared';
import type { PhaseServices } from '../phases/stages';

/** Every row of a resource, or perhaps only some. */
export type View = 'all' | 'some';

/** What a caller would be shown of a resource's rows by its action `list`; undefined when nothing. */
export async function viewOf(
  principal: Principal,
  { resource, collection }: { readonly resource: string; readonly collection: Collection },
  { registry, gate, source }: PhaseServices,
): Promise<View | undefined> {
  // The source is closed, and this collection with it.
  if (collection.dataSource !== source.key) return undefined;
  const read = registry.actionsOf(resource, collection)?.get('list');
  if (!read || principal.kind === 'anonymous') return undefined;
  const { permission, scope, custom } = read;
  // An action of a plugin's own may leave rows out in ways that cannot be seen from here.
  const atMost: View = scope === undefined && custom === undefined ? 'all' : 'some';
  if (permission.kind !== 'granted') return atMost;
  const { grant, snippet } = permission;
  const decision = await gate.decide(principal, { dataSource: source.key, resource, collection, grant, snippet });
  if (!decision.allowed) return undefined;
  return decision.scope ? 'some' : atMost;
}
