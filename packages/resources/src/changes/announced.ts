import type { ActionResult, StandardAction } from '@mortise/plugin-api/server';
import { withBodyKeys } from '../actions/body-keys';
import type { StandardCall } from '../actions/standard-call';
import { changedKeys, hasChanged } from './changed-keys';
import type { RecordChanges } from './record-changes';

type Run = () => Promise<ActionResult>;

interface Announced {
  readonly resource: string;
  readonly action: StandardAction;
  readonly call: StandardCall;
}

/** Runs a standard action and, if it was a write, tells of it once it is committed; works nothing out while nobody listens. */
export function announced({ resource, action, call }: Announced, run: Run, changes: RecordChanges): Run {
  if (action === 'list' || action === 'get') return run;
  return async () => {
    const result = await run();
    if (changes.wanted && hasChanged(result)) {
      const { collection } = call;
      const asked = action === 'destroy' ? withBodyKeys(call).keys : undefined;
      changes.tell({ collection, resource, action, keys: changedKeys(collection, result, asked) });
    }
    return result;
  };
}
