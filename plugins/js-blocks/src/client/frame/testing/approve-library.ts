import { type TestServer, dataOf } from '@mortise/testing';
import { libraryText } from './library-text';

export interface ApprovedLibrary {
  readonly specifier: string;
  readonly name: string;
  readonly version: string;
  readonly format?: 'umd' | 'esm' | 'css';
  /** Of an installed package: `vue/dist/vue.global.prod.js`. */
  readonly file: string;
}

/** Puts a file of an installed package into the registry, as root. */
export async function approveLibrary(server: TestServer, { file, format = 'umd', ...library }: ApprovedLibrary): Promise<void> {
  const body = { ...library, format, text: libraryText(file) };
  dataOf(await server.api('POST', 'jsLibraries:create', { token: server.root.token, body }));
}
