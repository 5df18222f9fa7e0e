import { COMMON_ANTD, COMMON_COMPONENTS, antdComponents } from './shared-modules.mjs';

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*["'](antd|@ant-design\/icons)["'];?/g;

function pathOf(source, name, components) {
  if (source === '@ant-design/icons') return `@ant-design/icons/es/icons/${name}`;
  const path = components.get(name);
  if (path === undefined) throw new Error(`antd has no component "${name}"`);
  return path;
}

/**
 * Vite plugin: turns `import { Table } from 'antd'` into an import of that component alone, so that a page loads the components it
 * shows. With `shareCommon` those that are there anyway come from the module all of them are in. The same for icons.
 */
export function splitImports({ shareCommon = false } = {}) {
  const components = antdComponents();
  const single = (source, part) => {
    const [name, local = name] = part.trim().split(/\s+as\s+/);
    const common = shareCommon && source === 'antd' && COMMON_COMPONENTS.has(name);
    return common ? `import { ${name} as ${local} } from "${COMMON_ANTD}";` : `import ${local} from "${pathOf(source, name, components)}";`;
  };
  return {
    name: 'mortise:split-imports',
    // Types and JSX are gone by then.
    enforce: 'post',
    transform(code, id) {
      if (id.includes('node_modules')) return undefined;
      const split = code.replaceAll(IMPORT, (_all, names, source) =>
        names
          .split(',')
          .filter((part) => part.trim() !== '')
          .map((part) => single(source, part))
          .join('\n'),
      );
      return split === code ? undefined : { code: split, map: null };
    },
  };
}
