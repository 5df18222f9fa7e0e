import type { Api, Boot } from '@mortise/plugin-api/client';
import { abandonWork } from '@mortise/ui';
import { QueryClient } from '@tanstack/react-query';
import { createApi } from '../boot/create-api';
import { readPageFacts } from '../boot/page-facts';
import { EventStream } from '../live/event-stream';
import { followChanges } from '../live/follow-changes';
import { PluginHost } from '../plugins/plugin-host';
import { Registry } from '../plugins/registry';
import { fittingLanguage } from '../texts/languages';
import { shellTexts, uiTexts } from '../texts/shell-texts';
import { TextStore } from '../texts/text-store';
import { onSessionChanged } from '../session/session-news';
import { AdminStore, endsSession } from './admin-store';
import { createRefresh } from './create-refresh';

/** The parts of a running page that are not React. */
export interface Admin {
  readonly store: AdminStore;
  readonly api: Api;
  readonly queries: QueryClient;
  readonly registry: Registry;
  readonly texts: TextStore;
  readonly stream: EventStream;
  /** Asks the server again who the viewer is and what runs; the page follows. */
  refresh(): Promise<void>;
  /** Tries once more to bring in the plugins that failed. */
  retryPlugins(): Promise<void>;
}

/** Prepares the page: texts, plugins, the stream of changes. */
export async function createAdmin(boot: Boot): Promise<Admin> {
  const store = new AdminStore({ boot, language: fittingLanguage(boot.language), connection: 'connecting', signedOut: false });
  const texts = new TextStore();
  const { apiBase } = readPageFacts();
  const api = createApi({
    apiBase,
    language: () => texts.language,
    csrfToken: () => store.state.boot.csrfToken ?? undefined,
    offlineText: () => texts.translate('shell')('connection.offline'),
    onRefusal: (error) => {
      // Asks instead of believing it: the answer may be late, to a request of the session before, or another session began in another tab.
      if (endsSession(error) || error.code === 'CSRF_REFUSED') void refresh();
    },
  });
  const registry = new Registry();
  const host = new PluginHost({ registry, texts, load: (url) => import(/* @vite-ignore */ url) as Promise<unknown> });
  const look = createRefresh({ store, texts, api, host, begin });
  const refresh = async (): Promise<void> => void (await look());
  const queries = createQueries();
  const stream = new EventStream({
    address: `${apiBase}__events`,
    onState: (connection) => store.set({ connection }),
    onReturn: () => void refresh().then(() => queries.invalidateQueries()),
    onRefused: look,
  });
  onSessionChanged(() => void refresh());
  followChanges({ stream, queries, refresh });
  await Promise.all([texts.add('shell', shellTexts), texts.add('ui', uiTexts), texts.show(store.state.language)]);
  await texts.show(store.state.language);
  await host.sync(boot.plugins);
  stream.start();
  return { store, api, queries, registry, texts, stream, refresh, retryPlugins: () => host.retry() };
}

/** Nothing of what was typed by somebody else may hold the page. */
function begin(): void {
  abandonWork();
  location.reload();
}

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server says when something changes.
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && (error as { readonly status?: number }).status === 0,
        // Being offline is answered by a request that fails, so that the page can say so.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
