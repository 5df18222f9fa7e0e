import type { CollectionsPort, Protocol } from '@mortise/plugin-api/server';
import { encodeError } from './answer/encode-error';
import { encodeResult } from './answer/encode-result';
import { describeCalls } from './describe-calls';
import { parseCall } from './request/parse-call';

const PARAMETER_NAMES = {
  sort: 'order',
  orders: 'order',
  fields: 'select',
  appends: 'select',
  embedded: 'select',
  hint: 'select',
  measures: 'select',
  dimensions: 'select',
  existing: 'on_conflict',
  range: 'Range',
};

/** Rows over REST in the style of PostgREST, below a path that ends with a slash. */
export const restProtocol = (collections: Pick<CollectionsPort, 'find'>, base: string): Protocol => ({
  id: 'rest-v1',
  base,
  // The profile headers and `x-client-info` are what its clients send without being asked.
  requestHeaders: ['accept-profile', 'apikey', 'content-profile', 'prefer', 'range', 'range-unit', 'x-client-info'],
  responseHeaders: ['content-range', 'location', 'preference-applied'],
  parameterNames: PARAMETER_NAMES,
  describe: (reader) => describeCalls(reader, base),
  parse: (request) => parseCall(request, collections),
  encode: encodeResult,
  encodeError,
});
