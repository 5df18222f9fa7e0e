import type { ProtocolAnswer, ProtocolFault, ProtocolRequest } from '@mortise/plugin-api/server';
import { type ErrorCode, type JsonValue, hold, isJsonObject } from '@mortise/shared';
import { readColumns } from '../request/body-records';
import { readSearchParameters } from '../request/search-parameters';
import { OTHER, REST_CODES, type RestCode } from './error-codes';
import { notOneRow, refusalAnswer } from './refusals';

type Faults = readonly [ProtocolFault, ...ProtocolFault[]];

/** Puts an error into PostgREST's words: `{code, message, details, hint}`. What else is wrong stands in `details`. */
export function encodeError(faults: Faults, request: ProtocolRequest): ProtocolAnswer {
  const fault = mainFault(faults);
  const { received, exactly } = fault.details;
  if (fault.code === 'AFFECTED_ROWS_UNEXPECTED' && exactly === 1) return notOneRow(Number(received));
  const { code, status = fault.status } = codeOf(fault, request);
  // What several readers of one parameter find wrong is said once.
  const others = new Set(faults.map(({ message }) => message));
  others.delete(fault.message);
  return refusalAnswer(status, { code, message: fault.message, details: others.size > 0 ? [...others].join(' ') : null, hint: null });
}

/** A body that could not be read looks like none; why says more. */
function mainFault(faults: Faults): ProtocolFault {
  const [first] = faults;
  const isMissing = first.code === 'BODY_INVALID' && first.details['received'] === 'nothing';
  return (isMissing ? faults.find(({ details }) => details['received'] !== 'nothing') : undefined) ?? first;
}

function codeOf(fault: ProtocolFault, request: ProtocolRequest): RestCode {
  return ofDetails(fault, request) ?? REST_CODES[fault.code as ErrorCode] ?? (fault.status >= 500 ? { code: 'XX000' } : OTHER);
}

/** Codes that depend on more than the error's own code. */
function ofDetails({ code, details }: ProtocolFault, request: ProtocolRequest): RestCode | undefined {
  const { parameter, header, field, repeats, path } = details;
  switch (code) {
    case 'QUERY_PARAMETER_INVALID':
      if (request.method === 'PUT' && (parameter === 'key' || parameter === 'existing')) return { code: 'PGRST105', status: 405 };
      if (parameter === 'limit' || parameter === 'range') return { code: 'PGRST103', status: 416 };
      if (parameter === 'hint') return { code: 'PGRST201', status: 300 };
      if (parameter === 'embedded') return { code: 'PGRST108' };
      if (parameter === 'existing') return { code: '42P10' };
      return parameter === 'appends' ? { code: 'PGRST200' } : undefined;
    case 'HEADER_INVALID':
      if (header === 'accept') return { code: 'PGRST107', status: 406 };
      return header === 'prefer' ? { code: 'PGRST122' } : undefined;
    case 'AFFECTED_ROWS_UNEXPECTED':
      return { code: 'PGRST124', status: 400 };
    case 'BODY_INVALID':
      if (path === 'key') return { code: 'PGRST115' };
      return repeats === undefined ? undefined : { code: '21000' };
    case 'OPTION_UNSUPPORTED':
      return request.method === 'PUT' && /^(?:limit|offset) /.test(String(details['option'])) ? { code: 'PGRST114' } : undefined;
    case 'FIELD_UNKNOWN':
      return typeof field === 'string' && isWritten(field, request) ? { code: 'PGRST204' } : undefined;
    default:
      return undefined;
  }
}

/** Whether the request wants to store something under this name. */
function isWritten(field: string, { method, search, body }: ProtocolRequest): boolean {
  if (method !== 'POST' && method !== 'PATCH' && method !== 'PUT') return false;
  const columns = hold([], '', () => readSearchParameters(search).single.columns ?? '');
  if (columns !== '' && hold<readonly string[]>([], [], () => readColumns(columns)).includes(field)) return true;
  const records: readonly (JsonValue | undefined)[] = Array.isArray(body) ? body : [body];
  return records.some((record) => isJsonObject(record) && Object.hasOwn(record, field));
}
