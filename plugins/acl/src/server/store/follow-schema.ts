import type { AccessPort, EventsPort, RecordsPort } from '@mortise/plugin-api/server';
import { GRANTS } from '../collections/names';
import type { AccessRules } from '../decide/access-rules';
import { BY_ID, type GrantRow, readAll } from './rows';
import { type LiveSchema, goneResources, removeResources, shortenedGrants, storeShortened, storedResources } from './stale-entries';

export interface SchemaFollowing extends LiveSchema {
  readonly records: RecordsPort;
  readonly access: AccessPort;
  readonly rules: AccessRules;
}

/** Compares stored lines with the schema; for the start, when a crash may have left some behind. */
export async function removeStaleLines({ records, ...schema }: LiveSchema & { readonly records: RecordsPort }): Promise<void> {
  await removeResources(records, goneResources(await storedResources(records), schema));
  await storeShortened(records, shortenedGrants(await readAll<GrantRow>(records, GRANTS, BY_ID), schema));
}

/** Whenever the schema changes, lines of what is gone lose their force at once and are removed then. */
export function followSchema(events: EventsPort, following: SchemaFollowing, stopping: AbortSignal): void {
  events.on('schema.changed', async () => {
    try {
      await dropLines(following);
    } catch (error) {
      // The tables of this plugin go before its work ends; the next start removes what is left.
      if (!stopping.aborted) throw error;
    }
  });
}

async function dropLines({ records, rules, access, ...schema }: SchemaFollowing): Promise<void> {
  const { state } = rules;
  if (!state) return;
  // All this before the first wait: the very next request may take the name again.
  const gone = goneResources(state.resources, schema);
  const shortened = shortenedGrants(state.fieldGrants, schema);
  if (gone.length + shortened.length === 0) return;
  for (const { dataSource, resource } of gone) rules.suspend(dataSource, resource);
  for (const grant of shortened) state.limitGrant(grant.id, grant.fields);
  await removeResources(records, gone);
  await storeShortened(records, shortened);
  await access.changed();
  for (const { dataSource, resource } of gone) rules.resume(dataSource, resource);
}
