import { use } from 'react';
import type { Api } from './api';
import type { Navigation } from './navigation';
import { PluginScopeContext } from './scope';
import { type Session, useServices } from './services';
import type { ShownSlotPart, SlotProps } from './slots';
import type { Translate } from './texts';

export function useApi(): Api {
  return useServices().api;
}

export function useSession(): Session {
  return useServices().session;
}

export function useNavigation(): Navigation {
  return useServices().navigation;
}

/** The texts of the plugin whose component calls it. */
export function useT(): Translate {
  const owner = use(PluginScopeContext);
  return useServices().translate(owner);
}

/** BCP 47 tag of the page, for `Intl`. */
export function useLanguage(): string {
  return useServices().language;
}

/** For screens that offer a place to others: what there is to show in it, in order. */
export function useSlotParts<Name extends keyof SlotProps>(name: Name): readonly ShownSlotPart<Name>[] {
  return useServices().slotParts(name);
}
