import type { RecordChange } from '../../changes/record-changes';
import type { RelationWrite } from './relation-write';

/** Tells of rows that are written along with others, once they are committed. */
export function announce(
  { services: { recordChanges }, context }: RelationWrite,
  change: Pick<RecordChange, 'collection' | 'action' | 'keys'>,
): void {
  if (recordChanges.wanted) context.transaction.afterCommit(() => recordChanges.tell({ ...change, resource: change.collection.name }));
}
