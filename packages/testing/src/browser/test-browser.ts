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

/**
 * Chromium heeds the last list alone, so this one repeats what Playwright switches off and pages may notice, and adds the address bar's
 * pop-ups: in every window they cost as much as the page, and nobody looks at them. So do processes kept for pages that are never opened.
 */
const DISABLED_FEATURES = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
];

/** The system's Chromium, one for a test file, started for its first page. `npm test` finds it and says so when there is none. */
export class TestBrowser {
  #browser: Promise<Browser> | undefined;
  readonly #contexts = new Set<BrowserContext>();
  /** Contexts that outlive the test that runs. */
  #lasting: ReadonlySet<BrowserContext> = new Set();

  /** A page with cookies of its own that may talk to that server alone. @throws Error when the run was not given a Chromium */
  async open(server: Pick<TestServer, 'url'>, options: PageOptions = {}): Promise<TestPage> {
    const { locale = 'en-US', colorScheme = 'light', viewport = { width: 1280, height: 800 }, now } = options;
    const browser = await (this.#browser ??= launch());
    const context = await browser.newContext({
      baseURL: server.url,
      locale,
      timezoneId: 'UTC',
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    this.#contexts.add(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (now !== undefined) await page.clock.setFixedTime(now);
    return { page, context, guard: new PageGuard(page, server.url) };
  }

  /** What is open now stays open when the test has ended. */
  beginTest(): void {
    this.#lasting = new Set(this.#contexts);
  }

  /** Closes what was opened since the test began. */
  async endTest(): Promise<void> {
    const opened = [...this.#contexts].filter((context) => !this.#lasting.has(context));
    await Promise.all(opened.map((context) => this.#closeContext(context)));
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }

  async #closeContext(context: BrowserContext): Promise<void> {
    this.#contexts.delete(context);
    await context.close();
  }
}

async function launch(): Promise<Browser> {
  const executablePath = process.env['MORTISE_TEST_CHROMIUM'];
  if (executablePath === undefined) throw new Error('Set MORTISE_TEST_CHROMIUM to the path of a Chromium, or use npm test');
  return chromium.launch({ executablePath, args: FLAGS });
}
