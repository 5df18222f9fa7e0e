import type { Bridge } from './bridge';
import { Overlay } from './overlay';

/** What libraries put beside the block into the document: lists, calendars, hints. */
const POPUPS = 'body > :not(#root):not(script):not(style)';
/** Pixels: what covers the whole frame needs as much. */
const COVER_HEIGHT = 520;
const SHADOW = 12;

/** Tells the page how high the block is, popups included, and asks to be lifted over it for what needs more. */
export function tellSize(bridge: Bridge, root: HTMLElement): void {
  let told = -1;
  let waits = false;
  const tell = (): void => {
    waits = false;
    const covers = overlay.look() ? COVER_HEIGHT : 0;
    if (overlay.keepsSize) return;
    const height = Math.ceil(Math.max(root.getBoundingClientRect().bottom, popupsBottom(), covers));
    if (height === told) return;
    told = height;
    bridge.tell('size', { height });
  };
  // Frames out of view paint nothing, so that requestAnimationFrame would wait for ever.
  const soon = (): void => {
    if (waits) return;
    waits = true;
    setTimeout(tell, 0);
  };
  const overlay = new Overlay(bridge, root, soon);
  new ResizeObserver(soon).observe(root);
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributes: true });
  addEventListener('animationend', soon);
  addEventListener('transitionend', soon);
}

function popupsBottom(): number {
  const isShown = (element: Element): boolean => element.getClientRects().length > 0;
  const bottoms = [...document.querySelectorAll(`${POPUPS}, ${POPUPS} > *, ${POPUPS} > * > *`)]
    .filter((element) => getComputedStyle(element).position === 'absolute' && isShown(element))
    .map((element) => element.getBoundingClientRect().bottom + scrollY + SHADOW);
  return Math.max(0, ...bottoms);
}
