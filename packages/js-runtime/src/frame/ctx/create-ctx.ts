import type { Ctx } from '../../ctx';
import { VALUE_CHANGE } from '../frame-state';
import { ForeignModules } from '../libraries/foreign-modules';
import { Registry } from '../libraries/registry';
import { ctxData } from './ctx-data';
import { ctxFeedback } from './ctx-feedback';
import { ctxIdentity } from './ctx-identity';
import { ctxNavigation } from './ctx-navigation';
import { ctxNetwork } from './ctx-network';
import type { CtxParts } from './ctx-parts';
import { ctxRender } from './ctx-render';
import { ctxResources } from './ctx-resources';
import { ctxRun } from './ctx-run';
import { ctxViewer } from './ctx-viewer';
import { ReactRoots } from './react-roots';

/** `ctx` of a block in a frame. Its parts are properties that are read anew each time, and may be defined over. */
export function createCtx(parts: CtxParts): Ctx {
  const modules = new ForeignModules(new Registry(parts.bridge), parts.libraries);
  const network = ctxNetwork(parts);
  const roots = new ReactRoots(parts);
  const ctx: object = {};
  const members: readonly object[] = [
    ctxFeedback(parts),
    network,
    ctxResources({ ...parts, network }),
    ctxData(parts, () => ctx),
    ctxRender(parts, roots),
    ctxViewer({ libraries: parts.libraries, roots }),
    {
      requireAsync: (specifier: string) => modules.require(specifier),
      importAsync: (specifier: string) => modules.import(specifier),
      loadCSS: (specifier: string) => modules.loadCss(specifier),
    },
    ctxNavigation(parts),
    ctxIdentity(parts),
    ctxRun(parts),
  ];
  for (const member of members) Object.defineProperties(ctx, Object.getOwnPropertyDescriptors(member));
  parts.state.on(VALUE_CHANGE, (detail) => parts.root.dispatchEvent(new CustomEvent(VALUE_CHANGE, { detail })));
  return ctx as Ctx;
}
