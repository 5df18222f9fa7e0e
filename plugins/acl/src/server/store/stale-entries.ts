import type { CollectionsPort, RecordsPort, ResourcesPort } from '@mortise/plugin-api/server';
import { type Collection, isAppError } from '@mortise/shared';
import { STRATEGY_RESOURCE } from '../casbin/policy-line';
import { entryKey } from '../casbin/role-policies';
import { GRANTS, POLICIES, SCOPES } from '../collections/names';
import type { Resource, ShortenedGrant } from '../decide/access-state';
import { MAIN } from './built-ins';
import { BY_ID, type GrantRow, type PolicyRow, type ScopeRow, readAll } from './rows';

export interface LiveSchema {
  readonly collections: Pick<CollectionsPort, 'find'>;
  readonly resources: Pick<ResourcesPort, 'isReserved'>;
}

/**
 * Resources of `main` whose collection was dropped. What another source has may be away for a while; its lines wait until the source itself
 * is removed. Collections of plugins that are only switched off keep their lines: their
 * names stay claimed, so nobody can put another collection in their place.
 */
export function goneResources(lines: Iterable<Resource>, schema: LiveSchema): readonly Resource[] {
  const gone = new Map<string, Resource>();
  for (const { dataSource, resource } of lines) {
    if (dataSource !== MAIN || resource === STRATEGY_RESOURCE || schema.resources.isReserved(resource)) continue;
    if (findCollection(schema, dataSource, resource) === undefined) gone.set(entryKey(dataSource, resource), { dataSource, resource });
  }
  return [...gone.values()];
}

export function isOpenSource(dataSource: string, collections: Pick<CollectionsPort, 'snapshot'>): boolean {
  try {
    return collections.snapshot(dataSource).dataSource === dataSource;
  } catch (error) {
    if (isAppError(error) && error.code === 'DATA_SOURCE_NOT_FOUND') return false;
    throw error;
  }
}

function findCollection(schema: LiveSchema, dataSource: string, name: string): Collection | undefined {
  try {
    return schema.collections.find(name, dataSource);
  } catch (error) {
    if (isAppError(error) && error.code === 'DATA_SOURCE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Every resource stored lines, grants or scopes speak about. */
export async function storedResources(records: RecordsPort): Promise<readonly Resource[]> {
  const policies = await readAll<PolicyRow>(records, POLICIES, BY_ID);
  const grants = await readAll<GrantRow>(records, GRANTS, BY_ID);
  const scopes = await readAll<ScopeRow>(records, SCOPES, BY_ID);
  return [
    ...policies.filter((row) => row.ptype === 'p').map((row) => ({ dataSource: row.v1, resource: row.v2 })),
    ...grants,
    ...scopes.flatMap(({ dataSource, resourceName }) => (resourceName === null ? [] : [{ dataSource, resource: resourceName }])),
  ];
}

/** Removes lines, grants and scopes of dropped collections, so that a new collection of the same name starts without any. */
export async function removeResources(records: RecordsPort, gone: readonly Resource[]): Promise<void> {
  if (gone.length === 0) return;
  await records.transaction(async (transaction) => {
    for (const { dataSource, resource } of gone) {
      await records.destroy(GRANTS, { dataSource, resource }, { transaction });
      await records.destroy(POLICIES, { ptype: 'p', v1: dataSource, v2: resource }, { transaction });
      await records.destroy(SCOPES, { dataSource, resourceName: resource }, { transaction });
    }
  });
}

/** The grants that name dropped fields; a new field of the same name must not be granted by them. */
export function shortenedGrants(grants: readonly GrantRow[], schema: LiveSchema): readonly ShortenedGrant[] {
  return grants.flatMap(({ id, dataSource, resource, fields }) => {
    const collection = findCollection(schema, dataSource, resource);
    // A plugin's collection may be about to get its user-made fields back.
    if (!fields || !collection || collection.owner !== undefined) return [];
    const left = fields.filter((field) => collection.fields.has(field));
    return left.length < fields.length ? [{ id, before: fields, fields: left }] : [];
  });
}

export interface Stale {
  readonly gone: readonly Resource[];
  readonly shortened: readonly ShortenedGrant[];
}

/** What of it the rows still say as they did; what says something else by now has followed a rename. */
export function leftOver({ gone, shortened }: Stale, rows: { resources: readonly Resource[]; fieldGrants: readonly GrantRow[] }): Stale {
  const named = new Set(rows.resources.map(({ dataSource, resource }) => entryKey(dataSource, resource)));
  const fields = new Map(rows.fieldGrants.map((grant) => [String(grant.id), JSON.stringify(grant.fields)]));
  return {
    gone: gone.filter(({ dataSource, resource }) => named.has(entryKey(dataSource, resource))),
    shortened: shortened.filter(({ id, before }) => fields.get(String(id)) === JSON.stringify(before)),
  };
}

export async function storeShortened(records: RecordsPort, grants: readonly ShortenedGrant[]): Promise<void> {
  if (grants.length === 0) return;
  await records.transaction(async (transaction) => {
    for (const { id, fields } of grants) await records.update(GRANTS, { id }, { fields }, { transaction });
  });
}
