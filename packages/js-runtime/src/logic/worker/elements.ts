import { CELL_ICONS, CELL_TYPES } from '../tree/cell-types';

/** What JSX makes in a worker: plain data, which the page reads and paints. */
interface Element {
  readonly type: string;
  readonly props: object;
}

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => unknown;

/** Tags of HTML that say something a cell can say as well. */
const TAGS: Readonly<Record<string, (props: Props) => Element>> = {
  a: ({ href }) => ({ type: 'Link', props: { to: href } }),
  b: () => ({ type: 'Text', props: { strong: true } }),
  strong: () => ({ type: 'Text', props: { strong: true } }),
  i: () => ({ type: 'Text', props: { italic: true } }),
  em: () => ({ type: 'Text', props: { italic: true } }),
  code: () => ({ type: 'Text', props: { code: true } }),
  span: () => ({ type: 'Group', props: {} }),
  div: () => ({ type: 'Group', props: {} }),
  p: () => ({ type: 'Group', props: {} }),
};

const FRAGMENT = 'Group';

/** `React.createElement`: components are called at once, so hooks have no place in them. */
export function createElement(type: string | Component, props: Props | null, ...children: readonly unknown[]): unknown {
  const { children: inner, ...given } = props ?? {};
  const within = children.length > 0 ? children : inner;
  if (typeof type === 'function') return type({ ...given, children: within });
  const { type: shown, props: own } = plainElement(type, given);
  return { type: shown, props: { ...own, children: within } };
}

function plainElement(type: string, props: Props): Element {
  if ((CELL_ICONS as readonly string[]).includes(type)) return { type: 'Icon', props: { ...props, name: type } };
  return (Object.hasOwn(TAGS, type) ? TAGS[type]?.(props) : undefined) ?? { type, props };
}

/** Members are the names a cell may show; another one says so instead of being undefined. */
function vocabulary(what: string, names: readonly string[], more: object = {}): object {
  const members: object = { ...Object.fromEntries(names.map((name) => [name, name])), ...more };
  return new Proxy(members, {
    get(target, name) {
      // Small names are asked for by whoever wants to print it, wait for it or compare it.
      if (typeof name === 'symbol' || name in target || !/^[A-Z]/.test(name)) return Reflect.get(target, name) as unknown;
      throw new Error(`${what}.${name} cannot be shown here. There are: ${Object.keys(target).join(', ')}. Use a JS block for more.`);
    },
  });
}

/** What takes the place of React, antd and its icons where there is no document. */
export const ELEMENTS = Object.freeze({
  React: Object.freeze({ createElement, Fragment: FRAGMENT }),
  antd: vocabulary('antd', CELL_TYPES, { Typography: { Text: 'Text', Link: 'Link' } }),
  antdIcons: vocabulary('antdIcons', CELL_ICONS),
});
