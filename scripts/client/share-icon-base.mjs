import { ICON_BASES } from './shared-modules.mjs';

/** Vite plugin: the common part of all icons, which each of them imports by a relative path, is the shared module. */
export function shareIconBase() {
  return {
    name: 'mortise:share-icon-base',
    resolveId: {
      // Otherwise the path is resolved before anybody looks at it.
      order: 'pre',
      handler(source, importer) {
        if (!importer?.includes('@ant-design/icons')) return undefined;
        const base = ICON_BASES.find((path) => path.endsWith(`/${source.split('/').at(-1)}`));
        return base === undefined ? undefined : { id: base, external: true };
      },
    },
  };
}
