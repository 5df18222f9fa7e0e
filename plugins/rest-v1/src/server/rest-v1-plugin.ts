import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { apiKeyHeader } from './api-key-header';
import { restProtocol } from './rest-protocol';

export const restV1Plugin = defineServerPlugin({
  id: 'rest-v1',
  needs: { collections: core.collections, identity: core.identity, pipeline: core.pipeline, resources: core.resources },
  setup({ collections, identity, pipeline, resources }) {
    identity.addCarrier(apiKeyHeader);
    pipeline.protocol(restProtocol(collections, `${resources.apiBase}/rest/v1/`));
  },
});
