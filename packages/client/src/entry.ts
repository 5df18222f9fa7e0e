import type { Boot } from '@mortise/plugin-api/client';
import { loadBoot } from './boot/load-boot';
import { createApi } from './boot/create-api';
import { readPageFacts } from './boot/page-facts';
import { SIGN_IN_PATH, safeRedirect, signInAddress } from './boot/safe-redirect';
import { browserLanguage } from './texts/languages';
import './base.css';

/** Decides which of two pages this is, and loads only that one: signing in needs a tenth of what the admin needs. */
async function start(root: HTMLElement): Promise<void> {
  const { apiBase } = readPageFacts();
  const api = createApi({ apiBase, language: browserLanguage, csrfToken: () => undefined, offlineText: () => '' });
  const boot = await loadBoot(api);
  await (boot.user === null ? showSignIn(root, boot) : showAdmin(root, boot));
}

async function showSignIn(root: HTMLElement, boot: Boot): Promise<void> {
  if (location.pathname !== SIGN_IN_PATH) history.replaceState(null, '', signInAddress(location));
  const { mountSignIn } = await import('./sign-in/mount-sign-in');
  mountSignIn(root, boot);
}

async function showAdmin(root: HTMLElement, boot: Boot): Promise<void> {
  if (location.pathname === SIGN_IN_PATH || location.pathname === '/') {
    history.replaceState(null, '', safeRedirect(new URLSearchParams(location.search).get('redirect'), location.origin));
  }
  const { mountAdmin } = await import('./shell/mount-admin');
  await mountAdmin(root, boot);
}

const root = document.getElementById('root');
if (root !== null) {
  start(root).catch(async () => {
    const { showUnreachable } = await import('./boot/unreachable');
    showUnreachable(root);
  });
}
