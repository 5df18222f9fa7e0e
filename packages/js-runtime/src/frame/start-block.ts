import type { Ctx } from '../ctx';
import type { JsonObject } from '@mortise/shared';
import type { StartFacts } from '../protocol/start-facts';
import type { Bridge } from './bridge';
import { createCtx } from './ctx/create-ctx';
import { FrameState } from './frame-state';
import { OwnLibraries } from './libraries/own-libraries';
import { Report } from './report';
import { runCode } from './run-code';
import { replaceNetwork } from './shims/replace-network';
import { tellSize } from './tell-size';
import { dress } from './dress';

/** Everything between the handshake and the author's first line. */
export async function startBlock(bridge: Bridge): Promise<void> {
  const report = new Report(bridge);
  bridge.on('ping', () => bridge.tell('pong', null));
  try {
    const start = (await bridge.call<JsonObject>('hello')) as unknown as StartFacts;
    bridge.tell('pong', null);
    const root = makeRoot();
    const state = new FrameState(start, bridge);
    dress(state);
    report.listen();
    replaceNetwork({ bridge, apiBase: state.apiBase, warn: (text) => void report.log('warn', [text]) });
    tellSize(bridge, root);
    const libraries = new OwnLibraries(bridge);
    await libraries.load(start.code);
    speak(state, libraries);
    const ctx: Ctx = createCtx({ bridge, state, root, report, libraries });
    await runCode(start.code, ctx);
  } catch (error) {
    report.fault(error);
  } finally {
    bridge.tell('done', null);
  }
}

/** Dates are written in the language of the page; one that is not known leaves them as they are. */
function speak(state: FrameState, libraries: OwnLibraries): void {
  const follow = (): void => void libraries.find('dayjs')?.dayjs.locale(state.look.language.toLowerCase());
  follow();
  state.on('locale', follow);
}

function makeRoot(): HTMLElement {
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  return root;
}
