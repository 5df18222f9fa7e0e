import { Readable } from 'node:stream';
import { type ActionCall, type ResourceDefinition, type StreamResult, answer, defineAction } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { docTexts } from '../doc-texts';
import type { DocumentWish, Documents } from '../document/documents';
import { API_BASE } from '../operations/route-operation';

const QUERY = { ns: { type: 'string' }, dataSource: { type: 'string' } } as const;
const URLS = {
  type: 'array',
  items: { type: 'object', required: ['name', 'url'], properties: { name: { type: 'string' }, url: { type: 'string' } } },
} as const;

/** `swagger:getUrls` and `swagger:get`, under which clients of NocoBase ask for documents. Everybody gets their own share. */
export function swaggerResource(documents: Documents): ResourceDefinition {
  return {
    name: 'swagger',
    actions: {
      getUrls: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: { summary: { en: 'List the documents', 'zh-CN': '列出 API 文档' }, output: URLS },
        run: async (call) => answer(await listDocuments(call, documents)),
      }),
      get: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: {
          summary: { en: 'Get an OpenAPI document', 'zh-CN': '获取 OpenAPI 文档' },
          query: QUERY,
          output: { type: 'object' },
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

async function listDocuments(call: ActionCall, documents: Documents): Promise<readonly JsonObject[]> {
  const { resources } = await documents.world(wishOf(call));
  const texts = docTexts(call.client.locale);
  const all = [...resources.values()];
  const plugins = [...new Set(all.flatMap(({ owner }) => (owner === undefined || owner === 'core' ? [] : [owner])))].toSorted();
  const collections = all.filter(({ owner }) => owner === undefined).map(({ name }) => name);
  const url = (ns?: string): string => `${API_BASE}/swagger:get${ns === undefined ? '' : `?ns=${encodeURIComponent(ns)}`}`;
  return [
    { name: texts.t('all'), url: url() },
    { name: texts.t('core'), url: url('core') },
    { name: texts.t('plugins'), url: url('plugins') },
    { name: texts.t('collections'), url: url('collections') },
    ...plugins.map((name) => ({ name: texts.t('plugin', { name }), url: url(`plugins/${name}`) })),
    ...collections.map((name) => ({ name: texts.t('collection', { name }), url: url(`collections/${name}`) })),
  ];
}
