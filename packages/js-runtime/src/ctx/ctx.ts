import type { CtxData } from './data';
import type { CtxFeedback } from './feedback';
import type { CtxIdentity } from './identity';
import type { CtxModules } from './modules';
import type { CtxNavigation } from './navigation';
import type { CtxNetwork } from './network';
import type { CtxRender } from './render';
import type { CtxResources } from './resources';
import type { CtxRun } from './run';
import type { CtxViewer } from './viewer';

/** What the code of a block is given as `ctx`. */
export interface Ctx
  extends CtxFeedback, CtxNetwork, CtxResources, CtxData, CtxRender, CtxViewer, CtxModules, CtxNavigation, CtxIdentity, CtxRun {}
