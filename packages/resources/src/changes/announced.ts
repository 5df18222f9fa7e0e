import type { ActionResult, StandardAction } from '@mortise/plugin-api/server';
import { withBodyKeys } from '../actions/body-keys';
import type { StandardCall } from '../actions/standard-call';
import { changedKeys, hasChanged } from './changed-keys';
import type { RecordChange, TellChanges } from './record-changes';

type Run = () => Promise<ActionResult>;

interface Announced {
  readonly resource: string;
  readonly action: StandardAction;
  readonly call: StandardCall;
}

/** What may have happened to records; a record that was only found is told as well, which costs a look at most. */
const CHANGE_OF_ACTION: Readonly<Partial<Record<StandardAction, RecordChange['action']>>> = {
  create: 'create',
  update: 'update',
  destroy: 'destroy',
  firstOrCreate: 'create',
  updateOrCreate: 'update',
  // Without keys: others on the way have other numbers now.
  move: 'update',
};

/** Runs a standard action and, if it was a write, tells of it once it is committed; works nothing out while nobody listens. */
export function announced({ resource, action, call }: Announced, run: Run, changes: TellChanges): Run {
  const change = CHANGE_OF_ACTION[action];
  if (change === undefined) return run;
  return async () => {
    const result = await run();
    if (changes.wanted && hasChanged(result)) {
      const { collection } = call;
      const asked = action === 'destroy' ? withBodyKeys(call).keys : undefined;
      changes.tell({ collection, resource, action: change, keys: tellsKeys(call) ? changedKeys(collection, result, asked) : undefined });
    }
    return result;
  };
}

/** Whether the answer holds keys under their own name. */
function tellsKeys({ output, collection }: StandardCall): boolean {
  return output === undefined || output.some(({ field, as }) => field === collection.primaryKey && as === undefined);
}
