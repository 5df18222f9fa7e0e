import { AppError, isAppError } from '@mortise/shared';
import { parse as parseQueryString } from 'qs';
import type { ActionAddress, ActionInput, ActionRequest } from './action-request';
import { readCallHeaders } from './call-headers';
import { parsePath } from './parse-path';
import { readFlatQuery } from './flat-query';

const MAX_PARAMETERS = 1000;
/** `filter[$and][0][$or][0][title][$eq]=…` uses ten levels. */
const MAX_DEPTH = 20;

/** Reads a call of the action API. Never throws: faults are held in the request. */
export function parseActionRequest(input: ActionInput): ActionRequest {
  const faults: AppError[] = [];
  const hold = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      faults.push(error);
      return undefined;
    }
  };
  const address: ActionAddress | undefined = hold(() => parsePath(input.path, input.method));
  const query = hold(() => withoutCallFacts(parseQuery(input.search))) ?? {};
  const { fault, upload } = input.body;
  if (fault && !upload) faults.push(fault);
  const headers = readCallHeaders(input.header);
  faults.push(...headers.faults);
  return {
    method: input.method,
    ...headers.said,
    address,
    query,
    values: input.body.value,
    ...(upload === undefined ? {} : { upload: { type: upload.type, faults: fault ? [fault] : [] } }),
    faults,
  };
}

/**
 * What an address says of the call itself is no parameter of an action: its language (`locale`) is the server's to read, and there is one
 * application.
 * @throws AppError QUERY_PARAMETER_INVALID for another one: its records must not be looked for here
 */
function withoutCallFacts(query: ActionRequest['query']): ActionRequest['query'] {
  if (!Object.hasOwn(query, 'locale') && !Object.hasOwn(query, '__appName')) return query;
  const { locale: _locale, __appName: app = null, ...rest } = query;
  if (app === null || app === '' || app === 'main') return rest;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: '__appName', expected: 'main' });
}

function parseQuery(search: string): Readonly<Record<string, unknown>> {
  const flat = readFlatQuery(search);
  if (flat) return flat;
  try {
    return parseQueryString(search, {
      depth: MAX_DEPTH,
      strictDepth: true,
      arrayLimit: MAX_PARAMETERS,
      parameterLimit: MAX_PARAMETERS,
      throwOnLimitExceeded: true,
      // Names that every object inherits are names like any other, and nobody's.
      plainObjects: true,
      strictNullHandling: true,
    });
  } catch (error) {
    throw new AppError(
      'QUERY_PARAMETER_INVALID',
      { parameter: 'query string', expected: `at most ${MAX_PARAMETERS} parameters of ${MAX_DEPTH} levels` },
      { cause: error },
    );
  }
}
