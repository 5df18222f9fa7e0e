import type { Protocol, ProtocolCall, ProtocolErrand, ProtocolRequest } from '@mortise/plugin-api/server';
import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import { encodeError } from './answers/encode-error';
import { encodeResult } from './answers/encode-result';
import type { Apis } from './apis/apis';
import { servedApis } from './apis/served-apis';
import { describeCalls } from './docs/describe-calls';
import { type ColumnDeps, columnErrand } from './requests/column-errand';
import { noTokens } from './requests/no-tokens';
import { tableCall } from './requests/parse-call';
import { placesOf } from './requests/place-of';
import { queryErrand, requireQueries } from './requests/query-errand';
import { readAddress, readParts, tokenSlugOf } from './requests/read-address';

export interface ProtocolDeps extends ColumnDeps {
  readonly apis: Apis;
  readonly queries: NamedQueries | undefined;
}

const PARAMETER_NAMES = {
  sort: '$orderby',
  orders: '$orderby',
  fields: '$select',
  appends: '$expand',
  measures: '$apply',
  // In addresses as well as in `$apply`.
  dimensions: 'groupby',
};

/** Tables and named queries at `/oauth/{verb}/{db}/…`, asked for with options of OData 4.01. */
export function restApisProtocol(deps: ProtocolDeps): Protocol {
  return {
    id: 'rest-apis',
    base: '/oauth/',
    requestHeaders: ['odata-maxversion', 'odata-version', 'prefer'],
    responseHeaders: ['link', 'odata-version', 'preference-applied', 'x-total-count'],
    parameterNames: PARAMETER_NAMES,
    describe: (reader) => describeCalls(reader, deps),
    apis: servedApis(deps.apis),
    places: (path) => placesOf(path, deps.apis),
    // Options that are too long for an address, as clients of OData send them.
    takesText: ({ method, path }) => method === 'POST' && (readParts(path)[0] === 'all' || tokenSlugOf(path) !== undefined),
    parse: (request) => parse(request, deps),
    encode: (result, request) => encodeResult(result, request, deps.apis),
    encodeError,
  };
}

/** @throws AppError ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED, RESOURCE_NOT_FOUND */
function parse(request: ProtocolRequest, deps: ProtocolDeps): ProtocolCall | ProtocolErrand {
  const { apis, queries } = deps;
  if (tokenSlugOf(request.path) !== undefined) return noTokens;
  const address = readAddress(request.method, request.path);
  if (address.verb === 'custom') {
    const { db, query: name } = address;
    return queryErrand({ api: apis.query(db, name), name, request }, requireQueries(queries, name));
  }
  const { api, collection } = apis.table(address.db, address.schema, address.table);
  if (address.verb === 'coldatainfo') return columnErrand(collection, address.last, deps);
  return tableCall({ api, collection, address, request, faults: [] });
}
