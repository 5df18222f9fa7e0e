import type { TestServer } from '@mortise/testing';
import { libraryText } from './library-text';

export interface ApprovedLibrary {
  readonly specifier: string;
  readonly name: string;
  readonly version: string;
  readonly format?: 'umd' | 'esm' | 'css';
  /** Of an installed package: `vue/dist/vue.global.prod.js`. */
  readonly file: string;
}

/** Uploads a file of an installed package into the registry, as root. */
export async function approveLibrary(server: TestServer, { file, format = 'umd', ...library }: ApprovedLibrary): Promise<void> {
  const query = new URLSearchParams({ ...library, format });
  const headers = { Authorization: `Bearer ${server.root.token}`, 'Content-Type': 'text/javascript' };
  const answer = await fetch(`${server.url}/api/jsLibraries:upload?${query}`, { method: 'POST', headers, body: libraryText(file) });
  if (!answer.ok) throw new Error(await answer.text());
}
