import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { swaggerResource } from './actions/swagger-resource';
import { Documents } from './document/documents';
import { documentRoutes } from './document-routes';

/** Describes every action of this server as OpenAPI, and lets people try them. */
export const apiDocsPlugin = defineServerPlugin({
  id: 'api-docs',
  needs: { access: core.access, collections: core.collections, pipeline: core.pipeline, resources: core.resources },
  setup(ports) {
    const documents = new Documents(ports);
    ports.resources.define(swaggerResource(documents));
    for (const route of documentRoutes(documents)) ports.pipeline.route(route);
  },
});
