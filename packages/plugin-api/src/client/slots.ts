import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { ListParams } from './records';
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
  /** Beside the buttons above the records of a collection. */
  readonly 'data-action': {
    readonly collection: string;
    /** Where the collection is; calls of `useApi` go there, while addresses lead to `main`. */
    readonly dataSource: string;
    /** The collection in the viewer's language. */
    readonly title: string;
    /** What the table asks for now; absent where the viewer may not see records. */
    readonly view: ListParams | undefined;
    readonly mayCreate: boolean;
    /** Fields a new record may be given, with their titles in the viewer's language. */
    readonly fields: readonly { readonly name: string; readonly title: string }[];
  };
  /** A kind of block of pages. Its title stands in the list of kinds. */
  readonly 'page-block': { readonly settings: JsonObject };
  /** The form of a block's settings, under the id of its kind; it is shown beside the block while that is edited. */
  readonly 'page-block-settings': { readonly settings: JsonObject; onChange(settings: JsonObject): void };
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
