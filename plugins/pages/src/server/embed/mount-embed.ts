import type { BootPort, PipelinePort } from '@mortise/plugin-api/server';
import { EMBED_BASE, EMBED_DOCUMENT } from '../../contract';
import { EMBED_HTML, EMBED_POLICY } from './embed-document';

export interface EmbedDeps {
  readonly boot: BootPort;
  readonly pipeline: PipelinePort;
}

/**
 * Serves the document that shows other sites. The admin's own policy lets it frame nothing but documents of this server, so scripts in the admin
 * cannot send anything away by framing it; this document may frame others, and holds nothing that could be sent.
 */
export function mountEmbed({ boot, pipeline }: EmbedDeps): void {
  boot.allowFrames(EMBED_BASE);
  pipeline.route({
    method: 'GET',
    path: EMBED_DOCUMENT,
    permission: { kind: 'public' },
    handle: () => ({
      type: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': EMBED_POLICY, 'X-Frame-Options': 'SAMEORIGIN', 'Cache-Control': 'no-cache' },
      body: EMBED_HTML,
    }),
  });
}
