import type { Bridge } from '../bridge';
import { bridgedFetch } from './bridged-fetch';
import { bridgedXhr } from './bridged-xhr';

/** `fetch` and `XMLHttpRequest` go over the bridge: the frame itself reaches nobody. */
export function replaceNetwork(bridge: Bridge, apiBase: string): void {
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
  define('fetch', bridgedFetch(bridge, apiBase));
  define('XMLHttpRequest', bridgedXhr(bridge, apiBase));
}
