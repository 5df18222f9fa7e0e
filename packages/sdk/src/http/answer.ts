import { ServerError } from '../errors/errors';
import { isObject } from '../json';

/** What a successful call brought. */
export interface Answer {
  readonly data: unknown;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** @throws ServerError for what no Mortise server answers, such as the page of a proxy */
export function readAnswer(response: Response, text: string): Answer {
  const { headers } = response;
  // Some actions answer with nothing at all.
  if (text === '') return { data: null, meta: {}, headers };
  const body = parse(text);
  if (!isObject(body) || !('data' in body)) throw foreignAnswer(response);
  return { data: body['data'], meta: isObject(body['meta']) ? body['meta'] : {}, headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function foreignAnswer({ status, headers }: Response): ServerError {
  const message = 'The answer is not one of a Mortise server. Check the address of the client.';
  const requestId = headers.get('x-request-id') ?? undefined;
  return new ServerError({ status, faults: [{ message, code: 'ANSWER_INVALID', details: {} }], requestId });
}
