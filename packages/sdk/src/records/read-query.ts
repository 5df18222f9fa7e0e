import type { Query } from '../http/address';

interface Selection {
  readonly fields?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly appends?: readonly string[] | undefined;
  readonly filter?: unknown;
  readonly sort?: string | readonly string[] | undefined;
}

/** The parameters that say what is shown. */
export function showQuery({ fields, except, appends }: Selection): Query {
  return { fields: names(fields), except: names(except), appends: names(appends) };
}

/** The same, with which records are shown and in what order. */
export function selectQuery(selection: Selection): Query {
  const { filter, sort } = selection;
  return { ...showQuery(selection), filter, sort: typeof sort === 'string' ? sort : names(sort) };
}

/** No names at all are none that limit anything. */
function names(list: readonly string[] | undefined): readonly string[] | undefined {
  return list?.length ? list : undefined;
}
