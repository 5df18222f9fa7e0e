// What the admin shares with the bundles of plugins: one copy of each module, found by the browser through an import map.
import { readFileSync } from 'node:fs';
import { requireFrom } from '../lib/paths.mjs';

const clientRequire = requireFrom('packages/client');

/** CommonJS packages: their names must be spelled out, because a browser cannot list them. */
export const COMMON_JS = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];
/** ES modules that are shared as they are. */
const WHOLE = ['@tanstack/react-query', '@mortise/plugin-api/client', '@mortise/ui'];
/** Of the router only what pages need, so that the rest of it is not loaded. */
const ROUTER = ['Link', 'NavLink', 'Navigate', 'Outlet', 'Route', 'Routes', 'useBlocker', 'useHref', 'useLocation', 'useMatch'].concat([
  'useNavigate',
  'useParams',
  'useSearchParams',
]);
/** The parts all icons have in common, of one colour and of two; a bundle carries the shapes it uses. */
export const ICON_BASES = ['AntdIconLight', 'AntdIcon'].map((name) => `@ant-design/icons/es/components/${name}`);

/** Components of antd that the admin itself or nearly every page shows: one file for all of them. */
export const COMMON_ANTD = '@mortise/ui/antd';
export const COMMON_COMPONENTS = new Set(
  ['Alert', 'App', 'Badge', 'Button', 'Card', 'Checkbox', 'Col', 'Divider', 'Drawer', 'Dropdown', 'Flex', 'Form', 'Grid', 'Input'].concat(
    ['InputNumber', 'Modal', 'Popover', 'Progress', 'Radio', 'Row', 'Select', 'Skeleton', 'Space', 'Spin', 'Switch', 'Tabs', 'Tag'],
    ['Tooltip', 'Typography', 'theme'],
  ),
);

/** Shared modules that are there as soon as the admin is. */
export const EVERYWHERE = [...WHOLE, 'react-router', 'dayjs', COMMON_ANTD, ...ICON_BASES];

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `Button` → `antd/es/button`, as antd's own index says. */
export function antdComponents() {
  const index = readFileSync(clientRequire.resolve('antd/es/index.js'), 'utf8');
  const exports = index.matchAll(/export \{ default as (\w+) \} from '\.\/([\w-]+)';/g);
  return new Map([...exports].map(([, name, folder]) => [name, `antd/es/${folder}`]));
}

function commonJsFacade(name) {
  const names = Object.keys(clientRequire(name)).filter((key) => key !== 'default' && IDENTIFIER.test(key));
  return `import module from '${name}';\nexport const { ${names.join(', ')} } = module;\nexport default module;\n`;
}

function commonAntd() {
  const components = [...antdComponents()].filter(([name]) => COMMON_COMPONENTS.has(name));
  return components.map(([name, path]) => `export { default as ${name} } from '${path}/index';\n`).join('');
}

/** Specifier → source of the module that stands for it. */
export function sharedModules() {
  const all = (name) => `export * from '${name}';\n`;
  const onlyDefault = (name) => `export { default } from '${name}';\n`;
  return new Map([
    ...COMMON_JS.map((name) => [name, commonJsFacade(name)]),
    ...WHOLE.map((name) => [name, all(name)]),
    ['react-router', `export { ${ROUTER.join(', ')} } from 'react-router';\n`],
    ['dayjs', onlyDefault('dayjs')],
    [COMMON_ANTD, commonAntd()],
    ...ICON_BASES.map((path) => [path, onlyDefault(path)]),
    ...[...antdComponents().values()].map((path) => [path, onlyDefault(`${path}/index`)]),
  ]);
}
