// Functions that run inside the page: they may use nothing from here. Moments are milliseconds of performance.now().

/* global document, requestAnimationFrame, addEventListener, MutationObserver, MessageChannel, fetch */

/** Installs `benchReady`: resolves when what `selector` means has been painted. The clock of a page begins with its navigation. */
export function watchFor(selector) {
  globalThis.benchReady = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
}

/** Milliseconds from the next click until other rows have been painted. */
export function nextRows() {
  const table = () => document.querySelector('[role=grid]');
  const content = () => table()?.tBodies[0]?.textContent;
  const before = content();
  let clickedAt;
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), { capture: true, once: true });
  return new Promise((resolve) => {
    const look = () => {
      const now = content();
      if (clickedAt === undefined || now === undefined || now === before || table().getAttribute('aria-busy') === 'true') return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - clickedAt);
        port2.postMessage(undefined);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  });
}

/** Milliseconds a bare request for the same JSON takes, parsed. */
export async function fetchJson(address) {
  const start = performance.now();
  await (await fetch(address)).json();
  return performance.now() - start;
}
