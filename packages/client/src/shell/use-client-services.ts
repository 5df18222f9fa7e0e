import type { Boot, ClientServices, Session } from '@mortise/plugin-api/client';
import { useMemo, useSyncExternalStore } from 'react';
import type { Admin } from './admin';
import { holdsSnippet } from './holds-snippet';
import { settingsDestinations, menuDestinations } from './navigation';
import { slotParts } from './slot-parts';

/** The services of the shell as of now; a new object whenever something they say has changed. */
export function useClientServices({ store, api, registry, texts, stream, refresh }: Admin): ClientServices {
  const { boot, language, connection } = useSyncExternalStore(store.subscribe, () => store.state);
  const contributions = useSyncExternalStore(registry.subscribe, () => registry.snapshot);
  const session = useMemo(() => createSession(boot), [boot]);
  const live = useMemo(() => ({ connection, on: stream.on }), [connection, stream]);
  return useMemo(() => {
    const translate = (owner: string) => texts.translate(owner);
    const navigation = {
      settings: settingsDestinations(contributions, session, translate),
      pages: menuDestinations(contributions, session, translate),
    };
    const parts: ClientServices['slotParts'] = (name) => slotParts(name, { contributions, session, translate });
    return { api, session, live, navigation, slotParts: parts, translate, language, refresh };
  }, [api, session, live, contributions, texts, language, refresh]);
}

function createSession(boot: Boot): Session {
  const { user, roles, snippets } = boot;
  if (user === null) throw new Error('The admin is shown to nobody');
  return { user, role: roles?.current ?? '', boot, can: (snippet) => holdsSnippet(snippets, snippet) };
}
