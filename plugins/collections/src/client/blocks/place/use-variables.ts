import { MAIN_SOURCE, type BlockRecord, useApi, useSession } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { readAccessible } from '../../accessible';
import { type DataCollection, isReadable } from '../../data/model/data-collection';
import { useDataCollection } from '../../data/model/use-collections';
import { useSourceKey } from '../../source-key';
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
  const own = useSourceKey();
  const { collection: name = '', key, dataSource } = record ?? {};
  const source = dataSource === MAIN_SOURCE ? undefined : dataSource;
  const isAsked = name !== '' && wanted.length > 0;
  const { collection } = useDataCollection(isAsked && source === own ? name : '');
  return useQuery({
    queryKey: ['records', name, 'record', key, 'named', source, wanted],
    // The record may lie in another data source than what the block is about.
    enabled: isAsked && (source !== own || collection !== undefined),
    queryFn: async ({ signal }): Promise<JsonObject> => {
      const known = source === own ? collection : (await readAccessible(api, { signal, source, name }))[0];
      const fields = namedFields(known, wanted);
      if (fields.length === 0) return {};
      return (await api.get<JsonObject>(`${name}:get`, { params: { filterByTk: key, fields }, signal, dataSource: source })).data;
    },
  });
}

/** Those of the named fields the viewer may read. */
function namedFields(collection: DataCollection | undefined, wanted: readonly string[]): readonly string[] {
  if (collection === undefined) return [];
  const fields = collection.fields.filter((field) => wanted.includes(field.name) && field.target === undefined);
  return fields.filter((field) => isReadable(collection, field)).map(({ name }) => name);
}
