/** As browsers of the Chromium family attest it for whoever sent the message. */
interface AttestedMessage {
  readonly userActivation?: { readonly isActive: boolean } | null;
}

const IS_ATTESTED = 'userActivation' in MessageEvent.prototype;

/**
 * Whether somebody has pressed something in the document a message comes from, in the last few seconds. The browser says so itself and no
 * code can pretend it. Where it does not, the page goes by what it sees: a press of late, and the frame in focus.
 */
export function isActivated(event: MessageEvent, element: HTMLIFrameElement): boolean {
  if (IS_ATTESTED) return (event as AttestedMessage).userActivation?.isActive === true;
  return navigator.userActivation.isActive && document.activeElement === element;
}
