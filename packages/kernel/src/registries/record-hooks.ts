import type { RecordHook, RecordHookEvents, RecordHookPoint, RecordHooksPort } from '@mortise/plugin-api/server';
import type { Collection, Disposable } from '@mortise/shared';
import type { FacadeFactory } from '../plugins/facade';
import { SnapshotList } from './snapshot-list';

type HookLists = { readonly [Point in RecordHookPoint]: SnapshotList<RecordHook<Point>> };
type HookedCollection = Pick<Collection, 'name' | 'dataSource'>;

/** The handlers around writes of records, at their six points. */
export class RecordHooks {
  readonly #lists: HookLists = {
    beforeCreate: new SnapshotList(),
    afterCreate: new SnapshotList(),
    beforeUpdate: new SnapshotList(),
    afterUpdate: new SnapshotList(),
    beforeDestroy: new SnapshotList(),
    afterDestroy: new SnapshotList(),
  };

  /** `core.recordHooks` as one plugin sees it. */
  readonly facade: FacadeFactory<RecordHooksPort> = (owner) => ({
    on: (point, hook) => owner.ledger.record('record hook', `${point} ${hook.id}`, this.add(point, hook)),
  });

  add<Point extends RecordHookPoint>(point: Point, hook: RecordHook<Point>): Disposable {
    const list: SnapshotList<RecordHook<Point>> = this.#lists[point];
    return list.add({ id: hook.id, order: hook.order ?? 0, value: hook });
  }

  /** Whether a write of this collection needs to call `run` at this point. */
  has(point: RecordHookPoint, collection: HookedCollection): boolean {
    return this.#lists[point].snapshot.some((entry) => concerns(entry.value, collection));
  }

  /** Calls the handlers one after the other; the first that throws ends the run with its error. */
  async run<Point extends RecordHookPoint>(point: Point, event: RecordHookEvents[Point]): Promise<void> {
    const list: SnapshotList<RecordHook<Point>> = this.#lists[point];
    for (const { value: hook } of list.snapshot) {
      if (concerns(hook, event.collection)) await hook.handle(event);
    }
  }
}

function concerns(hook: Pick<RecordHook<RecordHookPoint>, 'collection' | 'dataSource'>, { name, dataSource }: HookedCollection): boolean {
  return (hook.dataSource ?? 'main') === dataSource && (hook.collection === undefined || hook.collection === name);
}
