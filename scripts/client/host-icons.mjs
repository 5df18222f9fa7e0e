import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const HOST = join(root, 'packages/client/package.json');

/** Vite plugin: icons come from the admin's own package, so that a plugin outside the repository need not install it. */
export function hostIcons() {
  return {
    name: 'mortise:host-icons',
    resolveId(source) {
      return source.startsWith('@ant-design/icons/') ? this.resolve(source, HOST, { skipSelf: true }) : undefined;
    },
  };
}
