import type { CtxNavigation } from '../../ctx';
import { plainOf } from '../bridge';
import type { CtxParts } from './create-ctx';

/** Going elsewhere: the page does it, within what it allows a block. */
export function ctxNavigation({ bridge, state }: Pick<CtxParts, 'bridge' | 'state'>): CtxNavigation {
  return {
    openView: (page, { mode, size, filterByTk, collectionName, dataSourceKey } = {}) => {
      const isAbout = filterByTk !== undefined && collectionName !== undefined;
      const record = isAbout ? { collection: collectionName, key: String(filterByTk), dataSource: dataSourceKey } : undefined;
      return bridge.call('view.open', { page, mode, size, record });
    },
    view: { close: async (result) => void (await bridge.call('view.close', { result: plainOf(result) })) },
    router: { navigate: async (path, { replace = false } = {}) => void (await bridge.call('nav', { path, replace })) },
    get route() {
      return state.route;
    },
  };
}
