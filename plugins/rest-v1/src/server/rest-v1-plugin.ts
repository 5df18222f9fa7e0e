import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { apiKeyHeader } from './api-key-header';
import { restProtocol } from './rest-protocol';

export const restV1Plugin = defineServerPlugin({
  id: 'rest-v1',
  needs: { collections: core.collections, identity: core.identity, pipeline: core.pipeline },
  setup({ collections, identity, pipeline }) {
    identity.addCarrier(apiKeyHeader);
    pipeline.protocol(restProtocol(collections));
  },
});
