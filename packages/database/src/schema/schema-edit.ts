import type { SchemaEdit } from '@mortise/plugin-api/server';
import type { Collection, JsonObject, SchemaRename, ViewQuery } from '@mortise/shared';
import { compileView } from '../compile/compile-view';
import type { Dialect } from '../compile/dialect';
import type { OpenTransaction } from '../transactions';
import type { RenameFollowers } from './rename-followers';
import type { SchemaDraft } from './schema-draft';

/** What is only planned is nothing to follow. */
export function noting(renames: SchemaRename[]): Edited['followers'] {
  return {
    tell({ change }) {
      renames.push(change);
      return Promise.resolve();
    },
  };
}

/** Writes in it are refused, since it is not open. */
export const NOT_OPEN: Pick<OpenTransaction, 'handle' | 'fail'> = {
  handle: Object.freeze({ dataSource: 'main', afterCommit: () => undefined }),
  fail: () => undefined,
};

export interface Edited {
  readonly version: number;
  readonly followers: Pick<RenameFollowers, 'tell'>;
  readonly dialect: Dialect;
}

/** What whoever changes collections works with. */
export function editOf(draft: SchemaDraft, transaction: Pick<OpenTransaction, 'handle' | 'fail'>, edited: Edited): SchemaEdit {
  const { version, followers, dialect } = edited;
  // A change that stopped half way must not be committed, even if the caller goes on after the error.
  const whole = async (step: () => Promise<unknown>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      transaction.fail(error);
      throw error;
    }
  };
  return Object.freeze({
    transaction: transaction.handle,
    version,
    get collections() {
      return draft.collections;
    },
    find: (name: string) => draft.find(name),
    compileView: (query: ViewQuery, definition: JsonObject) => compileView(query, definition, dialect),
    put: (collection: Collection) => whole(() => draft.put([collection], { mode: 'exact', adopt: false })),
    drop: (name: string) => whole(() => draft.drop(name)),
    async rename(change: SchemaRename, changed: readonly Collection[]) {
      const before = new Map(draft.collections);
      await whole(async () => {
        await draft.rename(change, changed);
        await followers.tell({ change, before, transaction: transaction.handle });
      });
    },
  });
}
