import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { swaggerResource } from './actions/swagger-resource';
import { Documents } from './document/documents';
import { documentRoutes } from './document-routes';

/** Describes every action of this server as OpenAPI, and lets people try them. */
export const apiDocsPlugin = defineServerPlugin({
  id: 'api-docs',
  needs: {
    access: core.access,
    collections: core.collections,
    pipeline: core.pipeline,
    plugins: core.plugins,
    resources: core.resources,
  },
  setup(ports) {
    const documents = new Documents(ports);
    const { apiBase } = ports.resources;
    ports.resources.define(swaggerResource(documents, apiBase));
    for (const route of documentRoutes(documents, apiBase)) ports.pipeline.route(route);
  },
});
