import { Readable } from 'node:stream';
import {
  type ActionCall,
  type ResourceDefinition,
  type StreamResult,
  answer,
  defineAction,
  listSchema,
  objectSchema,
} from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { DocumentWish, Documents } from '../document/documents';
import { readDataSource } from '../document/namespace';
import { OPENAPI_DOCUMENT } from '../document/openapi-schema';

const QUERY = { ns: { type: 'string' }, dataSource: { type: 'string' } } as const;
const TEXT = { type: 'string' } as const;
const URLS = listSchema(objectSchema({ name: TEXT, url: TEXT }));
const OPERATIONS = listSchema(objectSchema({ id: TEXT, method: TEXT, path: TEXT, summary: TEXT }));
const OUTLINE = objectSchema({ groups: listSchema(objectSchema({ name: TEXT, title: TEXT, namespace: TEXT, operations: OPERATIONS })) });

/** `swagger:getUrls` and `swagger:get`, under which clients of NocoBase ask for documents. Everybody gets their own share. */
export function swaggerResource(documents: Documents, apiBase: string): ResourceDefinition {
  return {
    name: 'swagger',
    actions: {
      getUrls: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: { summary: { en: 'List the documents', 'zh-CN': '列出 API 文档' }, output: URLS },
        run: async (call) => answer(await listDocuments(call, { documents, apiBase })),
      }),
      getOutline: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: {
          summary: { en: 'List all calls by groups', 'zh-CN': '按分组列出所有接口' },
          query: { dataSource: { type: 'string' } },
          output: OUTLINE,
        },
        run: async (call) => answer((await documents.outline(wishOf(call))) as unknown as JsonObject),
      }),
      get: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: {
          summary: { en: 'Get an OpenAPI document', 'zh-CN': '获取 OpenAPI 文档' },
          query: QUERY,
          output: OPENAPI_DOCUMENT,
          outputType: 'application/json',
        },
        run: (call) => sendDocument(call, documents),
      }),
    },
  };
}

/** The question a call asks. */
export function wishOf({ principal, client, query }: Pick<ActionCall, 'principal' | 'client' | 'query'>): DocumentWish {
  return { principal, locale: client.locale, namespace: query['ns'], dataSource: query['dataSource'] };
}

async function sendDocument(call: ActionCall, documents: Documents): Promise<StreamResult> {
  const { json, etag } = await documents.get(wishOf(call));
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  return { kind: 'stream', type: 'application/json; charset=utf-8', headers, body: Readable.from([json], { objectMode: false }) };
}

interface Listing {
  readonly documents: Documents;
  readonly apiBase: string;
}

async function listDocuments(call: ActionCall, { documents, apiBase }: Listing): Promise<readonly JsonObject[]> {
  const { groups } = await documents.outline(wishOf(call));
  const texts = documents.textsFor(call.client.locale);
  const namespaces = [...new Set(groups.map(({ namespace }) => namespace))];
  const named = (folder: string): readonly string[] =>
    namespaces.filter((one) => one.startsWith(`${folder}/`)).map((one) => one.slice(folder.length + 1));
  const dataSource = readDataSource(call.query['dataSource']);
  const isMain = dataSource === 'main';
  const url = (ns?: string): string => {
    const search = new URLSearchParams({ ...(ns === undefined ? {} : { ns }), ...(isMain ? {} : { dataSource }) }).toString();
    return `${apiBase}/swagger:get${search === '' ? '' : `?${search}`}`;
  };
  // Beside `main` there are collections and nothing else.
  const folders = isMain ? (['core', 'plugins', 'collections'] as const) : (['collections'] as const);
  return [
    { name: texts.t('all'), url: url() },
    ...folders.map((folder) => ({ name: texts.t(folder), url: url(folder) })),
    ...named('plugins')
      .toSorted()
      .map((name) => ({ name: texts.t('plugin', { name: texts.plugin(name) }), url: url(`plugins/${name}`) })),
    ...named('collections').map((name) => ({ name: texts.t('collection', { name }), url: url(`collections/${name}`) })),
  ];
}
