import DOMPurify from 'dompurify';
import type { BlockLibraries, CtxRender } from '../../ctx';
import type { OwnLibraries } from '../libraries/own-libraries';
import type { CtxParts } from './ctx-parts';
import type { ReactRoots } from './react-roots';
import { safeElement } from './safe-element';

/** Painting into the frame's own document. */
export function ctxRender(parts: Pick<CtxParts, 'state' | 'root' | 'libraries'>, roots: ReactRoots): CtxRender {
  const { state, root } = parts;
  const element = safeElement(root);
  const libs = blockLibraries(parts.libraries, roots);
  return {
    render(content, container = root) {
      // What `ctx.element` gives stands for the element itself.
      const target = container === element ? root : container;
      if (!(content instanceof Node || typeof content === 'string')) return roots.render(content, target);
      roots.leave(target);
      if (typeof content === 'string') target.innerHTML = DOMPurify.sanitize(content);
      else target.replaceChildren(content);
      return null;
    },
    element,
    get React() {
      return libs.React;
    },
    get ReactDOM() {
      return libs.ReactDOM;
    },
    get antd() {
      return libs.antd;
    },
    get dayjs() {
      return libs.dayjs;
    },
    libs,
    get themeToken() {
      return state.look.token as CtxRender['themeToken'];
    },
    get isDarkTheme() {
      return state.look.dark;
    },
  };
}

function blockLibraries(libraries: OwnLibraries, roots: ReactRoots): BlockLibraries {
  return {
    get React() {
      return libraries.get('react').React;
    },
    get ReactDOM() {
      return { ...libraries.get('react').ReactDOM, createRoot: roots.createRoot };
    },
    get antd() {
      return libraries.get('antd').antd;
    },
    get antdIcons() {
      return libraries.get('antd-icons').icons;
    },
    get dayjs() {
      return libraries.get('dayjs').dayjs;
    },
  };
}
