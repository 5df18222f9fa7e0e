import type { ActionResult, HeaderReader, ProtocolAnswer, ProtocolRequest } from '@mortise/plugin-api/server';
import type { ListFormat } from '../apis/rest-api';
import { type ODataPage, PAGE, readOptions, readPage } from '../../odata';
import { requestPairs } from '../requests/read-query';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Rows in JSON, of how many in all, and where the next ones are. */
export interface ListedRows {
  readonly text: string;
  readonly total: number | undefined;
  readonly next: string | undefined;
  /** Whether the caller asked how many there are in all. */
  readonly counts: boolean;
}

/** Answers a list as the API is set up or, where that is left to the request, as it asks. */
export function listAnswer(result: ActionResult, request: ProtocolRequest, format: ListFormat): ProtocolAnswer {
  const text = result.kind === 'json' ? result.text : JSON.stringify(result.data);
  const page = readPage(readOptions(requestPairs(request)));
  const meta = result.kind === 'accepted' ? undefined : result.meta;
  const total = page.counts && typeof meta?.['count'] === 'number' ? meta['count'] : undefined;
  return encodeRows({ text, total, next: nextPage(text, page, request), counts: page.counts }, request, format);
}

export function encodeRows({ text, total, next, counts }: ListedRows, { header }: ProtocolRequest, format: ListFormat): ProtocolAnswer {
  if (format === 'odata' || (format === 'auto' && (counts || speaksOData(header)))) {
    const count = total === undefined ? '' : `"@odata.count":${total},`;
    const link = next === undefined ? '' : `,"@odata.nextLink":${JSON.stringify(next)}`;
    return { status: 200, headers: { 'OData-Version': '4.0' }, type: JSON_TYPE, body: `{${count}"value":${text}${link}}` };
  }
  const headers: Record<string, string> = {};
  if (total !== undefined) headers['X-Total-Count'] = String(total);
  if (next !== undefined) headers['Link'] = `<${next}>; rel="next"`;
  return { status: 200, headers, type: JSON_TYPE, body: text };
}

function speaksOData(header: HeaderReader): boolean {
  if (header('odata-version') !== undefined || header('odata-maxversion') !== undefined) return true;
  return /odata\.metadata=/i.test(header('accept') ?? '');
}

/** A page the caller did not choose the size of may be followed by another one. Only such a page is counted. */
function nextPage(text: string, { top, limit, offset }: ODataPage, request: ProtocolRequest): string | undefined {
  const isCut = top === undefined || top > PAGE.max;
  if (!isCut || (JSON.parse(text) as readonly unknown[]).length < limit) return undefined;
  const rest = top === undefined ? [] : [['$top', String(top - limit)] as const];
  return linkTo(request, [...rest, ['$skip', String(offset + limit)]]);
}

/** The same request for other rows. */
export function linkTo(request: ProtocolRequest, changed: readonly (readonly [string, string])[]): string {
  const names = new Set(changed.map(([name]) => name));
  const kept = requestPairs(request).filter(([name]) => !names.has(name.toLowerCase()));
  const query = [...kept, ...changed].map(
    ([name, value]) => `${encodeURIComponent(name).replace(/^%24/, '$')}=${encodeURIComponent(value)}`,
  );
  const [scheme, authority] = [request.header(':scheme'), request.header(':authority')];
  const origin = scheme === undefined || authority === undefined ? '' : `${scheme}://${authority}`;
  return `${origin}/oauth/${request.path}?${query.join('&')}`;
}
