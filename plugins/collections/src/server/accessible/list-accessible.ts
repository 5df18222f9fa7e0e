import type { AccessPort, CollectionsPort, ResourcesPort } from '@mortise/plugin-api/server';
import type { Collection, JsonObject, Principal, SchemaSnapshot } from '@mortise/shared';
import { RightsOfCaller } from './collection-rights';
import { type Accessible, accessibleFields, presentAccessible } from './present-accessible';

export interface AccessibleDeps {
  readonly collections: CollectionsPort;
  readonly access: AccessPort;
  readonly resources: ResourcesPort;
}

/** For whom the list is made, and of which collections; `names` undefined means all. */
export interface AccessibleQuery {
  readonly principal: Principal;
  /** BCP 47 tag of the caller. */
  readonly locale: string;
  readonly names: readonly string[] | undefined;
  /** Key of the data source whose collections they are; `main` when undefined. */
  readonly dataSource: string | undefined;
}

/** What one answer holds at most; the rest can be asked for by name. */
const MAX_COLLECTIONS = 500;
const MAX_FIELDS = 10_000;

/**
 * The collections a caller may view or create in, each with what the caller may do there. Takes no statement.
 * @throws AppError DATA_SOURCE_NOT_FOUND
 */
export async function listAccessible(
  deps: AccessibleDeps,
  { principal, locale, names, dataSource }: AccessibleQuery,
): Promise<{ rows: JsonObject[]; truncated: boolean }> {
  const rights = new RightsOfCaller(deps, principal);
  const rows: JsonObject[] = [];
  let fields = 0;
  for (const collection of candidates(deps.collections.snapshot(dataSource), names)) {
    const accessible = await accessTo(collection, rights, deps.collections);
    if (!accessible) continue;
    fields += accessibleFields(collection, accessible.rights).length;
    if (rows.length === MAX_COLLECTIONS || fields > MAX_FIELDS) return { rows, truncated: true };
    rows.push(presentAccessible(accessible, locale));
  }
  return { rows, truncated: false };
}

/** Users' collections in their own order, then those of plugins by name. */
function candidates(schema: SchemaSnapshot, names: readonly string[] | undefined): Collection[] {
  const all = [...schema.collections.values()];
  const wanted = names === undefined ? all : all.filter(({ name }) => names.includes(name));
  return wanted.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1));
}

function placeOf({ owner, options }: Collection): number {
  const sort = options?.['sort'];
  return owner === undefined && typeof sort === 'number' ? sort : Infinity;
}

async function accessTo(collection: Collection, rights: RightsOfCaller, collections: CollectionsPort): Promise<Accessible | undefined> {
  const own = await rights.on(collection);
  if (!own.view && !own.create) return undefined;
  const targets = new Map<string, { collection: Collection; view: NonNullable<typeof own.view> }>();
  for (const field of accessibleFields(collection, own)) {
    const target = field.kind === 'relation' ? collections.find(field.target, collection.dataSource) : undefined;
    const view = target && (await rights.on(target)).view;
    if (target && view) targets.set(target.name, { collection: target, view });
  }
  return { collection, rights: own, targets };
}
