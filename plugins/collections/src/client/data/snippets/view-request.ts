import type { ListParams } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';

/** The list request of a view as a program elsewhere would send it. */
export interface ViewRequest {
  /** Without a query string: `https://example.com/api/todos:list`. */
  readonly address: string;
  /** In the order they are written. */
  readonly params: readonly ViewParam[];
}

export interface ViewParam {
  readonly name: string;
  /** Objects travel as JSON. */
  readonly value: string | number | JsonObject;
}

/** Stands where an API key belongs. */
export const KEY_PLACEHOLDER = '<API key>';

export function viewRequest(address: string, { filter, sort, fields, appends, page, pageSize }: ListParams): ViewRequest {
  const params: Readonly<Record<string, ViewParam['value'] | undefined>> = {
    filter,
    sort: sort?.join(','),
    fields: fields?.join(','),
    appends: appends?.join(','),
    page,
    pageSize,
  };
  return { address, params: Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : { name, value })) };
}
