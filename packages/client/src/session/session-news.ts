const CHANNEL = 'mortise.session';

/** Tells the other tabs of this browser that somebody signed in or out. */
export function tellSessionChanged(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(undefined);
  channel.close();
}

/** Listens for as long as the page is there. */
export function onSessionChanged(listener: () => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', listener);
}
