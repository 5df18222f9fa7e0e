import { findChromium } from '../../lib/chromium.mjs';
import { requireFrom } from '../../lib/paths.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that draws nothing it need not, or undefined where there is none. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const { chromium } = requireFrom('packages/testing')('playwright-core');
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * Signs in as the page does, once: contexts made from the result have the session but nothing in their caches.
 * @returns {Promise<object>} `storageState` of a context
 */
export async function openSession(browser, url, { account, password }) {
  const context = await browser.newContext();
  try {
    const answer = await context.request.post(`${url}/api/auth:signIn`, {
      headers: { origin: url },
      data: { account, password, session: 'cookie' },
    });
    if (!answer.ok()) throw new Error(`Signing in as ${account} answered ${answer.status()}: ${await answer.text()}`);
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/** A page with a cache of its own and no animations. */
export async function openPage(browser, { url, session }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...(session ? { storageState: session } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, close: () => context.close() };
}
