import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import type { TestServer } from '../start-test-server';
import { PageGuard } from './page-guard';

export interface PageOptions {
  /** BCP 47 tag the browser asks for; `en-US` by default. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** 1280 × 800 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** ISO 8601: the page's clock stands still at this moment. */
  readonly now?: string;
}

/** A page that remembers what went wrong in it. */
export interface TestPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly guard: PageGuard;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, one for a test file. `npm test` finds it and says so when there is none. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #pages: TestPage[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** A page with cookies of its own that may talk to that server alone. */
  async open(server: Pick<TestServer, 'url'>, options: PageOptions = {}): Promise<TestPage> {
    const { locale = 'en-US', colorScheme = 'light', viewport = { width: 1280, height: 800 }, now } = options;
    const context = await this.#browser.newContext({
      baseURL: server.url,
      locale,
      timezoneId: 'UTC',
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    if (now !== undefined) await page.clock.setFixedTime(now);
    const guard = new PageGuard(page, server.url);
    const opened = { page, context, guard };
    this.#pages.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map(({ context }) => context.close()));
    await this.#browser.close();
  }
}

/** @throws Error when the run was not given a Chromium (`MORTISE_TEST_CHROMIUM`) */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = process.env['MORTISE_TEST_CHROMIUM'];
  if (executablePath === undefined) throw new Error('Set MORTISE_TEST_CHROMIUM to the path of a Chromium, or use npm test');
  return new TestBrowser(await chromium.launch({ executablePath, args: FLAGS }));
}
