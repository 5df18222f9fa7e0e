/** Caps on one request's query, equal for every protocol. Beyond one of them the request is refused, never cut. */
export const QUERY_LIMITS = {
  filterDepth: 8,
  filterConditions: 100,
  /** Relations one name of a caller's filter or sort may go through. */
  pathRelations: 3,
  /** How far one name may lead into JSON. */
  jsonSteps: 8,
  listItems: 500,
  /** In all lists of one filter together: a statement takes only so many parameters. */
  filterListItems: 10_000,
  stringLength: 1024,
  fields: 200,
  appends: 10,
  appendDepth: 3,
  sortTerms: 5,
  offset: 100_000,
  unpaginatedRows: 1000,
  relatedRows: 200,
  exactCount: 10_000,
  bulkRows: 1000,
} as const;

export const DEFAULT_PAGE_SIZE = 20;
