import type { OverlayPlace } from '../operations/overlay-operation';

/** Pixels: the bar above a frame that covers the page, as in `over-page.css`. */
const BAR_HEIGHT = 48;

/** Where a frame's block will have to stand in it once it covers the page, so that it stays where it was. Undefined when it is not shown. */
export function placeOver(frame: HTMLIFrameElement): OverlayPlace | undefined {
  if (frame.getClientRects().length === 0) return undefined;
  const { left, top, width } = frame.getBoundingClientRect();
  return { left: Math.round(left), top: Math.round(top - BAR_HEIGHT), width: Math.round(width) };
}
