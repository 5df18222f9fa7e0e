import { type BlockPlace, type BlockRecord, useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useQuery } from '@tanstack/react-query';
import { blockHeader } from '../../contract';

export interface ReadRecord {
  /** It is on its way. */
  readonly isWaiting: boolean;
  /** Undefined also where there is none, or none the block may see. */
  readonly record: JsonObject | undefined;
}

/** The record a popup is about, as far as the block may see it: asked for with the block's own rights. */
export function useBlockRecord({ page, block, revision, board }: BlockPlace): ReadRecord {
  const api = useApi();
  const { record } = board;
  const query = useQuery({
    queryKey: ['records', record?.collection, 'js-block', page, block, revision, record],
    enabled: record !== undefined,
    retry: false,
    queryFn: async ({ signal }): Promise<JsonObject | null> => {
      if (record === undefined) return null;
      const headers = { ...sourceHeader(record), ...blockHeader({ page, block, revision }, { mayWrite: false }) };
      const { pathname, search } = new URL(api.address(`${record.collection}:get`, { filterByTk: record.key }));
      const { status, body } = await api.send({ method: 'GET', path: `${pathname}${search}`, headers, signal });
      return status === 200 ? (JSON.parse(body) as { readonly data: JsonObject }).data : null;
    },
  });
  return { isWaiting: record !== undefined && query.isPending, record: query.data ?? undefined };
}

function sourceHeader({ dataSource = 'main' }: BlockRecord): Readonly<Record<string, string>> {
  return dataSource === 'main' ? {} : { 'x-data-source': dataSource };
}
