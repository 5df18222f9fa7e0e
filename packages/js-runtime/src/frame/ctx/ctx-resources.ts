import type { BlockResource, CtxNetwork, CtxResources, ResourceType, ResourceTypes } from '../../ctx';
import { ApiResourceObject } from '../resources/api-resource';
import { MultiRecordObject } from '../resources/multi-record';
import { QueryObject } from '../resources/query-resource';
import { SingleRecordObject } from '../resources/single-record';
import type { CtxParts } from './ctx-parts';

interface ResourceParts extends Pick<CtxParts, 'state' | 'bridge'> {
  readonly network: Pick<CtxNetwork, 'request' | 'sql'>;
}

/** Records as objects that ask, change and tell. */
export function ctxResources({ network, state, bridge }: ResourceParts): CtxResources {
  let own: BlockResource | undefined;
  state.on('refresh', () => void own?.refresh());
  const make: { readonly [Type in ResourceType]: () => ResourceTypes[Type] } = {
    APIResource: () => new ApiResourceObject(network.request),
    SingleRecordResource: () => new SingleRecordObject(network.request),
    MultiRecordResource: () => new MultiRecordObject(network.request),
    SQLResource: () => new QueryObject(network.sql),
  };
  const makeResource: CtxResources['makeResource'] = (type) => {
    if (!Object.hasOwn(make, type)) throw new TypeError(`No type of resource: ${type}. There are ${Object.keys(make).join(', ')}.`);
    return make[type]() as never;
  };
  return {
    get resource() {
      return own;
    },
    initResource: (type) => {
      if (own !== undefined) return own as never;
      const made = makeResource(type);
      made.on('refresh', (data) => state.emit('resource:refresh', data)).on('saved', (data) => state.emit('resource:saved', data));
      own = made;
      return made;
    },
    makeResource,
    refreshBlocks: async (blocks) => void (await bridge.call('blocks.refresh', { blocks })),
  };
}
