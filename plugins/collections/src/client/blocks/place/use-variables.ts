import { type BlockRecord, useApi, useSession } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { isReadable } from '../../data/model/data-collection';
import { useDataCollection } from '../../data/model/use-collections';
import { variableValue, variablesIn } from './variables';

export interface Variables {
  /** The record they speak of is on its way. */
  readonly loading: boolean;
  /** Why it did not come. */
  readonly error: unknown;
  retry(): void;
  /** The same function as long as nothing changes. */
  valueOf(name: string): JsonValue | undefined;
}

/** What the variables in a piece of a block's settings stand for. The record of the popup is asked for only when they name its fields. */
export function useVariables(record: BlockRecord | undefined, settings: JsonValue | undefined): Variables {
  const { user, role } = useSession();
  const [now] = useState(() => new Date());
  const names = variablesIn(settings);
  const fields = names.filter((name) => name.startsWith('record.') && name !== 'record.key').map((name) => name.slice('record.'.length));
  const read = useNamedFields(record, fields);
  const recordKey = record?.key;
  const known = read.data;
  const valueOf = useCallback(
    (name: string) => variableValue(name, { user, role, now, recordKey, record: known }),
    [user, role, now, recordKey, known],
  );
  const { isLoading: loading, error, refetch } = read;
  return useMemo(() => ({ loading, error: error ?? undefined, retry: () => void refetch(), valueOf }), [loading, error, refetch, valueOf]);
}

function useNamedFields(record: BlockRecord | undefined, wanted: readonly string[]) {
  const api = useApi();
  const { collection } = useDataCollection(wanted.length === 0 ? '' : (record?.collection ?? ''));
  const fields = (collection?.fields ?? []).filter((field) => wanted.includes(field.name) && field.target === undefined);
  const readable = collection === undefined ? [] : fields.filter((field) => isReadable(collection, field)).map(({ name }) => name);
  return useQuery({
    queryKey: ['records', record?.collection, 'record', record?.key, 'named', readable],
    enabled: record !== undefined && readable.length > 0,
    queryFn: async ({ signal }) => {
      const params = { filterByTk: record?.key, fields: readable };
      return (await api.get<JsonObject>(`${record?.collection}:get`, { params, signal })).data;
    },
  });
}
