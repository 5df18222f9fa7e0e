import type { ActionResult, ProtocolAnswer, ProtocolRequest } from '@mortise/plugin-api/server';
import { parseSelect } from '../grammar/parse-select';
import { CSV_TYPE, OBJECT_TYPE, acceptedForm } from '../request/accepted-form';
import { appliedPreferences, readPreferences } from '../request/preferences';
import { readSearchParameters } from '../request/search-parameters';
import { contentRange } from './content-range';
import { csvText } from './csv-text';
import { notOneRow, outOfRange } from './refusals';
import { type Rows, readRows } from './rows';

/** Puts a result into PostgREST's words. */
export function encodeResult(result: ActionResult, request: ProtocolRequest): ProtocolAnswer {
  const rows = readRows(result);
  const answer = request.method === 'GET' || request.method === 'HEAD' ? encodeList(result, rows, request) : encodeWrite(rows, request);
  const applied = appliedPreferences(readPreferences(request.header), request.method);
  return applied === undefined ? answer : { ...answer, headers: { ...answer.headers, 'Preference-Applied': applied } };
}

function encodeList(result: ActionResult, rows: Rows, request: ProtocolRequest): ProtocolAnswer {
  const { offset, total } = readMeta(result);
  if (total !== undefined && offset > total) return outOfRange(offset, total);
  if (acceptedForm(request.header) === 'single' && rows.count !== 1) return notOneRow(rows.count);
  const partial = total !== undefined && rows.count < total;
  const headers = { 'Content-Range': contentRange({ offset, count: rows.count }, total) };
  return { status: partial ? 206 : 200, headers, ...bodyOf(rows, request) };
}

function readMeta(result: ActionResult): { offset: number; total: number | undefined } {
  const meta = result.kind === 'accepted' ? undefined : result.meta;
  const offset = typeof meta?.['offset'] === 'number' ? meta['offset'] : 0;
  return { offset, total: typeof meta?.['count'] === 'number' ? meta['count'] : undefined };
}

function encodeWrite(rows: Rows, request: ProtocolRequest): ProtocolAnswer {
  const { method, header } = request;
  const preferences = readPreferences(header);
  const total = preferences.count === undefined ? undefined : rows.count;
  const counted = { offset: 0, count: method === 'PATCH' ? rows.count : 0 };
  const headers = { 'Content-Range': contentRange(counted, total), ...locationOf(rows, request) };
  const status = method === 'POST' ? 201 : 200;
  if (preferences.return === 'representation') return { status, headers, ...bodyOf(rows, request) };
  return { status: method === 'POST' ? 201 : 204, headers, type: '', body: '' };
}

function bodyOf(rows: Rows, { header, search }: ProtocolRequest): Pick<ProtocolAnswer, 'type' | 'body'> {
  const form = acceptedForm(header);
  if (form === 'csv')
    return {
      type: `${CSV_TYPE}; charset=utf-8`,
      body: csvText(rows.objects(), parseSelect(readSearchParameters(search).single.select ?? '')?.names),
    };
  if (form === 'single') return { type: `${OBJECT_TYPE}; charset=utf-8`, body: rows.first() };
  return { type: 'application/json; charset=utf-8', body: rows.list };
}

/** Where to find the one new record. Records that are not answered with are told by their key alone. */
function locationOf(rows: Rows, { method, header, path }: ProtocolRequest): { Location?: string } {
  const one = method === 'POST' && readPreferences(header).return === 'headers-only' && rows.count === 1;
  const [entry] = one ? Object.entries(rows.firstObject() ?? {}) : [];
  if (!entry) return {};
  const [name, key] = entry;
  const value = typeof key === 'string' ? key : JSON.stringify(key);
  return { Location: `/${path}?${encodeURIComponent(name)}=eq.${encodeURIComponent(value)}` };
}
