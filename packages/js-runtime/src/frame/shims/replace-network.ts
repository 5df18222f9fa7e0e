import { bridgedFetch } from './bridged-fetch';
import { type XhrParts, bridgedXhr } from './bridged-xhr';

/** `fetch` and `XMLHttpRequest` go over the bridge: the frame itself reaches nobody. */
export function replaceNetwork(parts: XhrParts): void {
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
  define('fetch', bridgedFetch(parts.bridge, parts.apiBase));
  define('XMLHttpRequest', bridgedXhr(parts));
}
