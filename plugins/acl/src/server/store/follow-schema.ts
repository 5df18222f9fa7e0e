import type { AccessPort, CollectionsPort, EventsPort, RecordsPort } from '@mortise/plugin-api/server';
import { GRANTS } from '../collections/names';
import type { AccessRules } from '../decide/access-rules';
import { MAIN } from './built-ins';
import { BY_ID, type GrantRow, readAll } from './rows';
import {
  type LiveSchema,
  goneResources,
  leftOver,
  removeResources,
  shortenedGrants,
  storeShortened,
  storedResources,
} from './stale-entries';

export interface SchemaFollowing extends LiveSchema {
  readonly collections: Pick<CollectionsPort, 'find' | 'snapshot'>;
  readonly records: RecordsPort;
  readonly access: AccessPort;
  readonly rules: AccessRules;
}

/** Compares stored lines with the schema; for the start, when a crash may have left some behind. True when it did. */
export async function removeStaleLines({ records, ...schema }: LiveSchema & { readonly records: RecordsPort }): Promise<boolean> {
  const gone = goneResources(await storedResources(records), schema);
  await removeResources(records, gone);
  const shortened = shortenedGrants(await readAll<GrantRow>(records, GRANTS, BY_ID), schema);
  await storeShortened(records, shortened);
  return gone.length + shortened.length > 0;
}

/**
 * Whenever the schema changes, lines of what is gone lose their force at once and are removed then. What is gone here may have another name
 * now: its rows have followed, and are read again before anything is removed.
 */
export function followSchema(events: EventsPort, following: SchemaFollowing, stopping: AbortSignal): void {
  const newcomers = newcomersOf(following.collections);
  events.on('schema.changed', async () => {
    try {
      await dropLines(following, newcomers());
    } catch (error) {
      // The tables of this plugin go before its work ends; the next start removes what is left.
      if (!stopping.aborted) throw error;
    }
  });
}

/** Names of user-made collections that were not there when it was asked last. */
function newcomersOf(collections: SchemaFollowing['collections']): () => readonly string[] {
  const names = (): ReadonlySet<string> =>
    new Set([...collections.snapshot().collections.values()].filter(({ owner }) => owner === undefined).map(({ name }) => name));
  let known = names();
  return () => {
    const before = known;
    known = names();
    return [...known].filter((name) => !before.has(name));
  };
}

async function dropLines({ records, rules, access, ...schema }: SchemaFollowing, newcomers: readonly string[]): Promise<void> {
  const { state } = rules;
  if (!state) return;
  // All this before the first wait: the very next request may take the name again.
  const gone = goneResources(state.resources, schema);
  const shortened = shortenedGrants(state.fieldGrants, schema);
  if (gone.length + shortened.length === 0) return;
  for (const { dataSource, resource } of gone) rules.suspend(dataSource, resource);
  rules.shorten(shortened);
  for (const name of gone.length > 0 ? newcomers : []) rules.withhold(MAIN, name);
  await rules.reload();
  const left = leftOver({ gone, shortened }, rules.state ?? state);
  await removeResources(records, left.gone);
  await storeShortened(records, left.shortened);
  if (left.gone.length + left.shortened.length > 0) await access.changed();
  rules.lengthen(shortened);
  for (const { dataSource, resource } of gone) rules.resume(dataSource, resource);
}
