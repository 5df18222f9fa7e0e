import type { JsonObject } from '@mortise/shared';
import type { Bridge } from '../../frame/bridge';
import { ctxData } from '../../frame/ctx/ctx-data';
import { ctxFeedback } from '../../frame/ctx/ctx-feedback';
import { ctxIdentity } from '../../frame/ctx/ctx-identity';
import { ctxNavigation } from '../../frame/ctx/ctx-navigation';
import { ctxNetwork } from '../../frame/ctx/ctx-network';
import { ctxResources } from '../../frame/ctx/ctx-resources';
import { ctxRun } from '../../frame/ctx/ctx-run';
import { FrameState } from '../../frame/frame-state';
import type { Report } from '../../frame/report';
import { dayjs } from '../../libs/dayjs';
import type { StartFacts } from '../../protocol/start-facts';
import { chartMembers, refuseFunctions } from './chart-facts';
import { ELEMENTS } from './elements';
import type { RunContext } from './runner';
import type { WorkerModules } from './worker-modules';

export interface LogicParts {
  readonly bridge: Bridge;
  readonly report: Report;
  readonly modules: WorkerModules;
  readonly start: StartFacts;
  /** Of the record on its page. */
  readonly recordIndex: number | undefined;
  /** Of the chart whose option the code makes. */
  readonly chart: JsonObject | undefined;
}

/** `ctx` of one run: that of a frame, without what needs a document. `ctx.render` gives the page something to paint. */
export function createLogicCtx({ bridge, report, modules, start, recordIndex, chart }: LogicParts): RunContext {
  const state = new FrameState(start, bridge);
  const parts = { bridge, report, state };
  const network = ctxNetwork(parts);
  const ctx: object = {};
  let rendered: unknown;
  // A language it does not know leaves it as it is.
  dayjs.locale(state.look.language.toLowerCase());
  const members: readonly object[] = [
    ctxFeedback(parts),
    network,
    ctxResources({ ...parts, network }),
    ctxData(parts, () => ctx),
    chart === undefined ? {} : chartMembers(chart),
    ctxNavigation(parts),
    ctxIdentity(parts),
    ctxRun(parts),
    { ...ELEMENTS, dayjs, libs: { ...ELEMENTS, dayjs }, recordIndex, isDarkTheme: state.look.dark },
    {
      render: (content: unknown) => void (rendered = content),
      requireAsync: (specifier: string) => modules.require(specifier),
      importAsync: (specifier: string) => modules.import(specifier),
    },
  ];
  for (const member of members) Object.defineProperties(ctx, Object.getOwnPropertyDescriptors(member));
  return { ctx, rendered: () => rendered, ...(chart === undefined ? {} : { check: (value: unknown) => refuseFunctions(value) }) };
}
