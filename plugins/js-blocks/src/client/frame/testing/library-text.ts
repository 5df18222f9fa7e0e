import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGES = resolve(__dirname, '../../../../../../node_modules');

/** A file of an installed package as people load it, which what the package exports does not name: `vue/dist/vue.global.prod.js`. */
export function libraryText(file: string): string {
  return readFileSync(join(PACKAGES, file), 'utf8');
}
