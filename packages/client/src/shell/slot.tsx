import { type SlotProps, useSlotParts } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';

export interface SlotComponentProps<Name extends keyof SlotProps> {
  readonly name: Name;
  readonly properties: SlotProps[Name];
}

/** What plugins put into one place of the page. */
export function Slot<Name extends keyof SlotProps>({ name, properties }: SlotComponentProps<Name>): ReactNode {
  return useSlotParts(name).map(({ show }) => show(properties));
}
