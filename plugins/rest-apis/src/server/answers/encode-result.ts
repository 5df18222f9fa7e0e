import type { ActionResult, ProtocolAnswer, ProtocolRequest } from '@mortise/plugin-api/server';
import type { Apis } from '../apis/apis';
import { readPreference } from '../requests/preference';
import { readAddress } from '../requests/read-address';
import { JSON_TYPE, listAnswer } from './list-answer';

/** Puts the result of a standard action into an answer; a write is answered with how many records it touched. */
export function encodeResult(result: ActionResult, request: ProtocolRequest, apis: Apis): ProtocolAnswer {
  const address = readAddress(request.method, request.path);
  switch (address.verb) {
    case 'get':
    case 'all':
      return listAnswer(result, request, apis.table(address.db, address.schema, address.table).api.listFormat);
    case 'insert':
    case 'update':
      return written(result, request);
    case 'delete':
      return json('1');
    default:
      return json(textOf(result));
  }
}

function written(result: ActionResult, { header }: ProtocolRequest): ProtocolAnswer {
  if (readPreference(header) === 'minimal') return json('1');
  const text = textOf(result).trim();
  // An update answers with a list, which holds the one record.
  const body = text.startsWith('[') ? text.slice(1, -1) : text;
  return { ...json(body), headers: { 'Preference-Applied': 'return=representation' } };
}

function textOf(result: ActionResult): string {
  return result.kind === 'json' ? result.text : JSON.stringify(result.data);
}

function json(body: string): ProtocolAnswer {
  return { status: 200, type: JSON_TYPE, body };
}
