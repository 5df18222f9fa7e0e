import type { Session, ShownSlotPart, SlotPart, SlotProps, Translate } from '@mortise/plugin-api/client';
import { LoadedPart } from '../plugins/loaded-part';
import type { Contributions, Owned } from '../plugins/registry';

export interface SlotPartsOptions {
  readonly contributions: Contributions;
  readonly session: Session;
  readonly translate: (owner: string) => Translate;
}

/** Places with room for a button or a value. */
const SMALL: ReadonlySet<keyof SlotProps> = new Set(['api-key-action', 'data-action', 'record-cell', 'top-bar']);

/** What plugins put into one place that the viewer may see, in order. */
export function slotParts<Name extends keyof SlotProps>(name: Name, options: SlotPartsOptions): readonly ShownSlotPart<Name>[] {
  const { contributions, session, translate } = options;
  const parts: readonly Owned<SlotPart<Name>>[] = contributions.slots[name] ?? [];
  return parts
    .filter(({ visible }) => visible?.(session) ?? true)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ owner, id, title, icon, group, load }) => ({
      id: `${owner}:${id}`,
      title: title === undefined ? undefined : translate(owner)(title),
      icon,
      group,
      show: (properties) => (
        <LoadedPart key={`${owner}:${id}`} owner={owner} load={load} properties={properties} isSmall={SMALL.has(name)} />
      ),
    }));
}
