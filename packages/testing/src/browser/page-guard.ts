import type { Page } from 'playwright-core';

/** What a browser writes when an answer is an error: tests that provoke one look at the answer itself. */
const EXPECTED = /^Failed to load resource/;

/** Collects what must not happen in any page: errors, blocked content, requests to other hosts. */
export class PageGuard {
  readonly #findings: string[] = [];

  constructor(page: Page, origin: string) {
    page.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad && !EXPECTED.test(message.text())) this.#findings.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#findings.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) this.#findings.push(`request: ${url}`);
    });
  }

  /** Everything found so far; takes the ones away that a test provoked on purpose. */
  findings(provoked: RegExp = /^$/): readonly string[] {
    return this.#findings.filter((finding) => !provoked.test(finding));
  }
}
