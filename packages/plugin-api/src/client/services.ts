import { createContext, useContext } from 'react';
import type { Api } from './api';
import type { Boot, SessionUser } from './boot';
import type { Live } from './live';
import type { Navigation } from './navigation';
import type { ShownSlotPart, SlotProps } from './slots';
import type { Translate } from './texts';

/** Who looks at the page, and what they may do as far as the page cares. The server decides anew on every request. */
export interface Session {
  readonly user: SessionUser;
  readonly role: string;
  readonly boot: Boot;
  /** Whether the viewer holds a bundle of administrative rights: `can('pm.users')`. */
  can(snippet: string): boolean;
}

/** What the shell offers. Use the hooks (`useApi`, `useSession`, …) instead of this object. */
export interface ClientServices {
  readonly api: Api;
  readonly session: Session;
  readonly live: Live;
  readonly navigation: Navigation;
  /** Use `useSlotParts`. */
  slotParts<Name extends keyof SlotProps>(name: Name): readonly ShownSlotPart<Name>[];
  /** Looks a text up in the texts of one owner: a plugin id, `shell` or `ui`. */
  translate(owner: string): Translate;
  /** BCP 47 tag. */
  readonly language: string;
  /** Asks the server again who the viewer is and what runs; the page follows. */
  refresh(): Promise<void>;
}

export const ServicesContext = createContext<ClientServices | undefined>(undefined);

export function useServices(): ClientServices {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('Rendered outside the shell');
  return services;
}
