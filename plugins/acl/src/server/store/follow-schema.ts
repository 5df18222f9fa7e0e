import type { AccessPort, EventsPort, RecordsPort } from '@mortise/plugin-api/server';
import type { Resource } from '../decide/access-state';
import type { AccessRules } from '../decide/access-rules';
import { type LiveSchema, goneResources, removeDroppedFields, removeResources, storedResources } from './stale-entries';

export interface SchemaFollowing extends LiveSchema {
  readonly records: RecordsPort;
  readonly access: AccessPort;
  readonly rules: AccessRules;
}

/** Compares stored lines with the schema; for the start, when a crash may have left some behind. */
export async function removeStaleLines(following: SchemaFollowing): Promise<void> {
  const gone = goneResources(await storedResources(following.records), following);
  await removeResources(following.records, gone);
  await removeDroppedFields(following.records, following);
}

/** Whenever the schema changes, lines of what is gone lose their force at once and are removed then. */
export function followSchema(events: EventsPort, following: SchemaFollowing): void {
  events.on('schema.changed', async () => {
    const { records, rules, access } = following;
    // In the same turn as the event: the name may be taken again by the very next request.
    const gone = goneResources(rules.state?.resources() ?? [], following);
    for (const resource of gone) rules.suspend(resource.dataSource, resource.resource);
    await removeResources(records, gone);
    const shortened = rules.state?.limitsFields() === true && (await removeDroppedFields(records, following));
    if (gone.length > 0 || shortened) await access.changed();
    resume(rules, gone);
  });
}

function resume(rules: AccessRules, gone: readonly Resource[]): void {
  for (const resource of gone) rules.resume(resource.dataSource, resource.resource);
}
