import type { ActionResult, HeaderReader, ProtocolAnswer, ProtocolRequest } from '@mortise/plugin-api/server';
import { parseSelect } from '../grammar/parse-select';
import { type Selected, isGrouped, namesOf } from '../grammar/selected';
import { CSV_TYPE, OBJECT_TYPE, acceptedForm } from '../request/accepted-form';
import { appliedPreferences, readPreferences } from '../request/preferences';
import { readRowRange } from '../request/row-range';
import { readSearchParameters } from '../request/search-parameters';
import { contentRange } from './content-range';
import { csvText } from './csv-text';
import { notOneRow, outOfRange } from './refusals';
import { type Rows, readRows } from './rows';
import { shapeOf } from './shape-rows';
import { stripNulls } from './strip-nulls';

/**
 * Puts a result into PostgREST's words.
 * @throws AppError QUERY_VALUE_INVALID for values of a list that cannot be cast
 */
export function encodeResult(result: ActionResult, request: ProtocolRequest): ProtocolAnswer {
  const { method, header } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const preferences = readPreferences(header);
  const selected = parseSelect(readSearchParameters(request.search).single.select ?? '');
  const isShown = isRead || preferences.return === 'representation';
  const answering = { request, selected, rows: readRows(result, isShown ? rowShape(selected, header) : undefined) };
  const answer = isRead ? encodeList(result, answering) : encodeWrite(answering);
  const applied = appliedPreferences(preferences, method);
  return applied === undefined ? answer : { ...answer, headers: { ...answer.headers, 'Preference-Applied': applied } };
}

interface Answering {
  readonly request: ProtocolRequest;
  readonly selected: Selected | undefined;
  readonly rows: Rows;
}

function rowShape(selected: Selected | undefined, header: HeaderReader): ReturnType<typeof shapeOf> {
  const shape = shapeOf(selected);
  if (acceptedForm(header)?.stripsNulls !== true) return shape;
  return (row) => stripNulls(shape ? shape(row) : row);
}

function encodeList(result: ActionResult, answering: Answering): ProtocolAnswer {
  const { rows, request, selected } = answering;
  const { offset, total } = selected && isGrouped(selected) ? groupsMeta(request) : readMeta(result);
  if (total !== undefined && offset > total) return outOfRange(offset, total);
  if (acceptedForm(request.header)?.form === 'single' && rows.count !== 1) return notOneRow(rows.count);
  const partial = total !== undefined && rows.count < total;
  const headers = { 'Content-Range': contentRange({ offset, count: rows.count }, total) };
  return { status: partial ? 206 : 200, headers, ...bodyOf(answering) };
}

interface ListMeta {
  readonly offset: number;
  readonly total: number | undefined;
}

/** How many groups there are nobody counts. */
function groupsMeta(request: ProtocolRequest): ListMeta {
  return { offset: readRowRange(request, readSearchParameters(request.search)).offset, total: undefined };
}

function readMeta(result: ActionResult): ListMeta {
  const meta = result.kind === 'accepted' ? undefined : result.meta;
  const offset = typeof meta?.['offset'] === 'number' ? meta['offset'] : 0;
  return { offset, total: typeof meta?.['count'] === 'number' ? meta['count'] : undefined };
}

function encodeWrite(answering: Answering): ProtocolAnswer {
  const { rows, request } = answering;
  const { method, header } = request;
  const preferences = readPreferences(header);
  const total = preferences.count === undefined ? undefined : rows.count;
  const counted = { offset: 0, count: method === 'PATCH' ? rows.count : 0 };
  const headers = { 'Content-Range': contentRange(counted, total), ...locationOf(rows, request) };
  const status = method === 'POST' ? 201 : 200;
  if (preferences.return === 'representation') return { status, headers, ...bodyOf(answering) };
  return { status: method === 'POST' ? 201 : 204, headers, type: '', body: '' };
}

function bodyOf({ rows, request: { header }, selected }: Answering): Pick<ProtocolAnswer, 'type' | 'body'> {
  const form = acceptedForm(header)?.form;
  if (form === 'csv') return { type: `${CSV_TYPE}; charset=utf-8`, body: csvText(rows.objects(), selected && namesOf(selected)) };
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
