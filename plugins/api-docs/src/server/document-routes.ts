import type { Route, RouteRequest, RouteResponse } from '@mortise/plugin-api/server';
import type { WrittenDocument } from './document/document-cache';
import type { Documents } from './document/documents';
import { OPENAPI_DOCUMENT } from './document/openapi-schema';

const FORMS = [
  { ending: 'json', type: 'application/json', write: ({ json }: WrittenDocument) => json },
  { ending: 'yaml', type: 'application/yaml', write: (document: WrittenDocument) => document.yaml() },
] as const;

/** `/api/openapi.json` and `/api/openapi.yaml` for programs; both answer 304 to `If-None-Match` (RFC 9110, 13.1.2). */
export function documentRoutes(documents: Documents, apiBase: string): readonly Route[] {
  return FORMS.map(({ ending, type, write }) => ({
    method: 'GET',
    path: `${apiBase}/openapi.${ending}`,
    permission: { kind: 'public' },
    describe: {
      summary: { en: `Get the OpenAPI document as ${ending.toUpperCase()}`, 'zh-CN': `获取 ${ending.toUpperCase()} 格式的 OpenAPI 文档` },
      query: { ns: { type: 'string' }, dataSource: { type: 'string' } },
      output: ending === 'json' ? OPENAPI_DOCUMENT : { type: 'string' },
      outputType: type,
    },
    async handle(request) {
      const { principal, client, query } = request;
      const document = await documents.get({ principal, locale: client.locale, namespace: query['ns'], dataSource: query['dataSource'] });
      return respond(request, { etag: `${document.etag.slice(0, -1)}-${ending}"`, type, body: () => write(document) });
    },
  }));
}

interface Content {
  readonly etag: string;
  readonly type: string;
  readonly body: () => string | Promise<string>;
}

async function respond({ header }: RouteRequest, { etag, type, body }: Content): Promise<RouteResponse> {
  const headers = {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie, Origin, X-Role, X-Locale, Accept-Language',
  };
  const known = (header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers, type: '', body: '' };
  return { headers, type: `${type}; charset=utf-8`, body: await body() };
}
