import { type JsonObject, isJsonObject } from '@mortise/shared';
import { Report } from '../../frame/report';
import { replaceNetwork } from '../../frame/shims/replace-network';
import type { StartFacts } from '../../protocol/start-facts';
import type { FromWorker, ToWorker } from '../wire/messages';
import { createLogicCtx } from './logic-ctx';
import { closeRealm } from './realm';
import { type RunContext, Runner } from './runner';
import { loadUnit } from './unit-module';
import { WorkerModules } from './worker-modules';
import { WorkerBridge, WorkerPort } from './worker-port';

/** The part of a worker's global object that its page does not have. */
interface WorkerScope {
  postMessage(message: string): void;
}

/** Makes a worker ready for the code of one unit. */
export function startWorker(): void {
  // Taken before anybody's code runs: afterwards there is none.
  const postText = (self as unknown as WorkerScope).postMessage.bind(self);
  const send = (message: FromWorker): void => postText(JSON.stringify(message));
  const port = new WorkerPort(send);
  const context = contextMaker(new WorkerBridge(port));
  let runner: Runner | undefined;
  self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === 'ping') send({ kind: 'pong', id: data.id });
    else if (data.kind === 'reply') port.onmessage?.({ data });
    else if (data.kind === 'run') runner?.add(data.shared, data.runs);
    else if (data.kind === 'forget') runner?.forget(data.run);
    else runner ??= new Runner({ code: loadUnit(data.code), send, context });
  });
  closeRealm(self);
  send({ kind: 'ready' });
}

/** Makes `ctx` for each run, and with the first everything runs have in common. */
function contextMaker(bridge: WorkerBridge): (shared: JsonObject, facts: JsonObject) => RunContext {
  const report = new Report(bridge);
  const modules = new WorkerModules(bridge);
  let isPrepared = false;
  return (shared, { recordIndex, chart, ...facts }) => {
    const start = { ...shared, facts } as unknown as StartFacts;
    if (!isPrepared) {
      report.listen();
      replaceNetwork({ bridge, apiBase: start.apiBase, warn: (text) => void report.log('warn', [text]) });
    }
    isPrepared = true;
    return createLogicCtx({
      bridge,
      report,
      modules,
      start,
      recordIndex: typeof recordIndex === 'number' ? recordIndex : undefined,
      chart: isJsonObject(chart) ? chart : undefined,
    });
  };
}
