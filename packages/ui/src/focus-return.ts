import { useEffect, useInsertionEffect, useRef } from 'react';

/**
 * When something that lies over the page closes or leaves it, gives the focus back to what had it before. Every drawer needs it. Dialogs do
 * so themselves, but not where a field in them takes the focus at once, nor when they are taken off the page while they are open.
 */
export function useFocusReturn(open: boolean): void {
  const trail = useRef<FocusTrail | undefined>(undefined);
  const isOpen = useRef(false);
  // Runs before a field of what opens can take the focus.
  useInsertionEffect(() => {
    if (!open) return undefined;
    trail.current = { before: [document.activeElement ?? []].flat(), overlay: null };
    const note = ({ target }: FocusEvent): void => {
      if (trail.current && target instanceof Element) trail.current = noted(trail.current, target);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      // Not before the key that closes is done: it would press what gets the focus.
      setTimeout(() => {
        if (!isOpen.current && trail.current) giveBack(trail.current);
      }, 0);
    };
  }, [open]);
}

/** Where the focus was when something opened, and where it has gone since. */
interface FocusTrail {
  /** In the order in which they are tried. */
  readonly before: readonly Element[];
  /** What opened, as soon as it has had the focus. */
  readonly overlay: Element | null;
}

const OVER_THE_PAGE = '[role=dialog], [role=tooltip], [role=menu], [role=listbox]';
/** What slides or fades out, with the focus still in it. */
const LEAVING = '[class*="-leave"]';

function noted({ before, overlay }: FocusTrail, target: Element): FocusTrail {
  const found = target.closest(OVER_THE_PAGE);
  if (found !== null) return { before, overlay: overlay ?? found };
  // A menu it was opened from closes as well, and gives the focus back to its own button first.
  return { before: [...before.slice(0, 1), target], overlay };
}

/** What was focused on purpose meanwhile keeps the focus: a field, or a dialog that opened in the place of this one. */
function giveBack({ before, overlay }: FocusTrail): void {
  const now = document.activeElement;
  const isLost = now === null || now === document.body || overlay?.contains(now) === true || now.closest(LEAVING) !== null;
  if (!isLost) return;
  for (const target of before) {
    if (target instanceof HTMLElement) target.focus();
    if (document.activeElement === target) return;
  }
}
