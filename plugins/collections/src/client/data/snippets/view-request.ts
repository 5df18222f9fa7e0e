import type { ListParams } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';

/** The list request of a view as a program elsewhere would send it. */
export interface ViewRequest {
  /** Without a query string: `https://example.com/api/todos:list`. */
  readonly address: string;
  /** In the order they are written. */
  readonly params: readonly ViewParam[];
  /** Undefined for `main`. */
  readonly dataSource?: string | undefined;
}

export interface ViewParam {
  readonly name: string;
  /** Objects travel as JSON. */
  readonly value: string | number | JsonObject;
}

/** The headers of a request, in the order they are written. */
export function headersOf({ dataSource }: ViewRequest): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${KEY_PLACEHOLDER}`, ...(dataSource === undefined ? {} : { 'X-Data-Source': dataSource }) };
}

/** Stands where an API key belongs. */
export const KEY_PLACEHOLDER = '<API key>';

export function viewRequest(address: string, params: ListParams, dataSource?: string): ViewRequest {
  const { filter, sort, fields, appends, page, pageSize } = params;
  const named: Readonly<Record<string, ViewParam['value'] | undefined>> = {
    filter,
    sort: sort?.join(','),
    fields: fields?.join(','),
    appends: appends?.join(','),
    page,
    pageSize,
  };
  return { address, dataSource, params: Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : { name, value })) };
}
