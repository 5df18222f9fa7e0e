import type { DataSource, ExplainedStatement, PlannedRead } from '@mortise/database';
import type { StatementContext } from '@mortise/shared';

export interface ExplainedRead {
  readonly read: PlannedRead;
  readonly statement: ExplainedStatement;
}

/** A data source that explains every read instead of running it, finds nothing, and refuses whatever is no read. */
export function recordingSource(source: DataSource, note: (read: ExplainedRead) => void): DataSource {
  const explain = async (read: PlannedRead, context: StatementContext): Promise<void> => {
    note({ read, statement: await source.explain(read, context) });
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('Only reads can be explained'));
  return {
    ...source,
    read: async (plan, context) => {
      await explain({ kind: 'read', plan }, context);
      return { json: '[]', ...(plan.count === 'none' ? {} : { count: 0 }) };
    },
    readOne: async (plan, context) => {
      await explain({ kind: 'readOne', plan }, context);
      return { json: '{}' };
    },
    aggregate: async (plan, context) => {
      await explain({ kind: 'aggregate', plan }, context);
      return '[]';
    },
    insert: refuse,
    insertMany: refuse,
    update: refuse,
    shift: refuse,
    renumber: refuse,
    remove: refuse,
    transaction: refuse,
  };
}
