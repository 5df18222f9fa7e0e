import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { UnsavedGuard } from '@mortise/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Location } from 'react-router';

export interface LeaveGuardProps {
  readonly place: BlockPlace;
  readonly dirty: boolean;
}

/** Asks before what was typed into a form of a page is lost. In the editor of pages nothing is typed for real. */
export function LeaveGuard({ place, dirty }: LeaveGuardProps): ReactNode {
  const t = useT();
  // What was saved a moment ago does not count, though the page is drawn anew only after it went elsewhere.
  const latest = useRef(dirty);
  useEffect(() => {
    latest.current = dirty;
  }, [dirty]);
  if (!dirty || place.revision === undefined) return null;
  return <UnsavedGuard dirty hint={t('blocks.form.unsaved')} leaves={(from, to) => latest.current && leavesPage(from, to)} />;
}

function leavesPage(from: Location, to: Location): boolean {
  return from.pathname !== to.pathname;
}
