import type { AccessPort, CollectionsPort, RecordHooksPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Transaction } from '@mortise/shared';
import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import type { Apis } from './apis';
import { MOST_APIS, checkApi } from './check-api';
import { pinQueries } from './pinned-queries';
import { REST_APIS, type RestApi } from './rest-api';

export interface KeepDeps {
  readonly access: AccessPort;
  readonly apis: Apis;
  readonly collections: CollectionsPort;
  readonly queries: NamedQueries | undefined;
  readonly recordHooks: RecordHooksPort;
  readonly records: RecordsPort;
}

/** Checks APIs before they are stored, and serves them as they are stored: here before the answer is sent, elsewhere when access is looked at. */
export function keepApis({ access, apis, collections, queries, recordHooks, records }: KeepDeps): void {
  const id = 'rest-apis.keep';
  const collection = REST_APIS;
  const around = (): { apis: Apis['stored']; collections: CollectionsPort } => ({ apis: apis.stored, collections });
  const tellAll = ({ transaction }: { readonly transaction: Transaction }): void => transaction.afterCommit(() => access.changed());
  access.onChange(() => apis.load());
  recordHooks.on('beforeCreate', {
    id,
    collection,
    async handle({ values, transaction }) {
      const count = await records.count(REST_APIS, {}, { transaction });
      if (count >= MOST_APIS) throw new AppError('TOO_MANY_RECORDS', { max: MOST_APIS, received: count + 1 });
      checkApi(values, around(), true);
      await pinQueries(values, { before: [], queries, transaction });
    },
  });
  recordHooks.on('beforeUpdate', {
    id,
    collection,
    async handle({ values, keys, transaction }) {
      checkApi(values, around(), false);
      const before = await records.find<RestApi>(REST_APIS, { filter: { id: { $in: [...keys] } } }, { transaction });
      await pinQueries(values, { before, queries, transaction });
    },
  });
  recordHooks.on('afterCreate', { id, collection, handle: tellAll });
  recordHooks.on('afterUpdate', { id, collection, handle: tellAll });
  recordHooks.on('afterDestroy', { id, collection, handle: tellAll });
}
