import type { CtxNavigation, ViewOptions } from '../../ctx';
import { plainOf } from '../bridge';
import type { FrameState } from '../frame-state';
import type { CtxParts } from './ctx-parts';

/** Going elsewhere: the page does it, within what it allows a block. */
export function ctxNavigation({ bridge, state }: Pick<CtxParts, 'bridge' | 'state'>): CtxNavigation {
  return {
    openView: async (page, options = {}) => {
      const { mode, size } = options;
      return bridge.call('view.open', { page, mode, size, record: recordOf(options, state) });
    },
    view: { close: async (result) => void (await bridge.call('view.close', { result: plainOf(result) })) },
    router: { navigate: async (path, { replace = false } = {}) => void (await bridge.call('nav', { path, replace })) },
    get route() {
      return state.route;
    },
    get location() {
      const { path, query } = state.route;
      const search = new URLSearchParams(query).toString();
      return { pathname: path, search: search === '' ? '' : `?${search}` };
    },
    get urlSearchParams() {
      return state.route.query;
    },
  };
}

/** @throws TypeError for a key nobody knows the collection of */
function recordOf({ filterByTk, collectionName, dataSourceKey }: ViewOptions, { facts }: FrameState): object | undefined {
  if (filterByTk === undefined) return undefined;
  const collection = collectionName ?? facts.collection;
  if (collection === undefined) throw new TypeError('ctx.openView: say in collectionName which collection the record of filterByTk is in');
  const dataSource = dataSourceKey ?? (collectionName === undefined ? facts.dataSource : undefined);
  return { collection, key: String(filterByTk), dataSource };
}
