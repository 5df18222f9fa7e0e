import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { UnsavedGuard } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { Location } from 'react-router';

export interface LeaveGuardProps {
  readonly place: BlockPlace;
  readonly dirty: boolean;
}

/** Asks before what was typed into a form of a page is lost. In the editor of pages nothing is typed for real. */
export function LeaveGuard({ place: { page, revision }, dirty }: LeaveGuardProps): ReactNode {
  const t = useT();
  if (!dirty || revision === undefined) return null;
  return <UnsavedGuard dirty hint={t('blocks.form.unsaved')} leaves={({ from, to }) => leavesPage(page, from, to)} />;
}

/** A page over another one stands in the query string, where opening one more leaves it and closing it does not. */
function leavesPage(page: string, from: Location, to: Location): boolean {
  const names = ({ search }: Location): boolean => (new URLSearchParams(search).get('view') ?? '').includes(page);
  const tabOf = ({ search }: Location): string | null => new URLSearchParams(search).get('tab');
  return from.pathname !== to.pathname || tabOf(from) !== tabOf(to) || (names(from) && !names(to));
}
