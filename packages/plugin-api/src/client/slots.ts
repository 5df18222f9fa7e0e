import type { ReactNode } from 'react';
import { useServices } from './services';

/** The places a plugin may add components to, and the properties they get there. */
export interface SlotProps {
  /** Cards of the start page. */
  readonly home: object;
  /** At the right of the top bar. */
  readonly 'top-bar': object;
  /** Tabs of one role. */
  readonly 'role-tab': { readonly role: string };
  /** Sections in the drawer of one user. */
  readonly 'user-section': { readonly userId: number };
}

/** What a plugin put into a place, ready to be shown. */
export interface ShownSlotPart<Name extends keyof SlotProps> {
  /** Unique among all plugins. */
  readonly id: string;
  /** In the viewer's language. */
  readonly title: string | undefined;
  show(properties: SlotProps[Name]): ReactNode;
}

/** For screens that offer a place to others: what there is to show in it, in order. */
export function useSlotParts<Name extends keyof SlotProps>(name: Name): readonly ShownSlotPart<Name>[] {
  return useServices().slotParts(name);
}
