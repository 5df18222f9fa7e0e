import { parseUrl } from '@mortise/shared';
import type * as OidcProvider from 'oidc-provider';

type Library = typeof OidcProvider;

let loaded: Promise<Library> | undefined;

/**
 * The library of the protocol, an ES module: loaded when it is first needed. Tests that come here need
 * `NODE_OPTIONS=--experimental-vm-modules`, which is what lets Jest load ES modules.
 */
export function loadLibrary(): Promise<Library> {
  loaded ??= importLibrary();
  return loaded;
}

async function importLibrary(): Promise<Library> {
  addUrlParse();
  return import('oidc-provider');
}

/** `URL.parse` of the URL Standard, which the library uses and Node has since 22.1. */
function addUrlParse(): void {
  if ('parse' in URL) return;
  const parse = (text: string, base?: string): URL | null => parseUrl(text, base) ?? null;
  Object.defineProperty(URL, 'parse', { value: parse, configurable: true, writable: true });
}
