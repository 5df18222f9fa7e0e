import type { PipelinePort } from '@mortise/plugin-api/server';
import { EMBED_DOCUMENT } from '../../contract';
import { EMBED_HTML, EMBED_POLICY } from './embed-document';

/**
 * Serves the document that shows other sites. The admin's own policy lets it frame nothing but documents of this server, so scripts in the admin
 * cannot send anything away by framing it; this document may frame others, and holds nothing that could be sent.
 */
export function mountEmbed(pipeline: PipelinePort): void {
  pipeline.route({
    method: 'GET',
    path: EMBED_DOCUMENT,
    permission: { kind: 'public' },
    describe: {
      summary: { en: 'Get the document that frames other sites', 'zh-CN': '获取用于嵌入外部网站的文档' },
      output: { type: 'string' },
      outputType: 'text/html',
    },
    handle: () => ({
      type: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': EMBED_POLICY, 'X-Frame-Options': 'SAMEORIGIN', 'Cache-Control': 'no-cache' },
      body: EMBED_HTML,
    }),
  });
}
