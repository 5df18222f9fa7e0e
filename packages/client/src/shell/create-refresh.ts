import type { Api } from '@mortise/plugin-api/client';
import { loadBoot } from '../boot/load-boot';
import type { PluginHost } from '../plugins/plugin-host';
import { fittingLanguage } from '../texts/languages';
import type { TextStore } from '../texts/text-store';
import type { AdminStore } from './admin-store';

export interface RefreshParts {
  readonly store: AdminStore;
  readonly texts: TextStore;
  readonly api: Api;
  readonly host: PluginHost;
  /** Loads the page anew, whatever stands in it. */
  begin(): void;
}

/**
 * Asks the server who the viewer is and what runs, and makes the page follow. One request at a time; asked again meanwhile, it asks
 * once more afterwards. Resolves to whether the server answered: when not, everything stays as it is.
 */
export function createRefresh(parts: RefreshParts): () => Promise<boolean> {
  const attempt = (): Promise<boolean> =>
    followBoot(parts).then(
      () => true,
      () => false,
    );
  let running: Promise<boolean> | undefined;
  // Has not begun yet, so that its answer is later than whatever made somebody ask.
  let next: Promise<boolean> | undefined;
  const begin = (): Promise<boolean> => {
    next = undefined;
    running = attempt().finally(() => (running = undefined));
    return running;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return begin();
    next = running.then(begin);
    return next;
  };
}

async function followBoot({ store, texts, api, host, begin }: RefreshParts): Promise<void> {
  const boot = await loadBoot(api);
  if (boot.user === null) return store.set({ signedOut: true });
  // Somebody else signed in with this browser: nothing on the page belongs to them.
  if (boot.user.id !== store.state.boot.user?.id) return begin();
  const language = fittingLanguage(boot.language);
  if (language !== texts.language) await texts.show(language);
  await host.sync(boot.plugins);
  store.set({ boot, language, signedOut: false });
}
