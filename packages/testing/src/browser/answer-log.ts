import type { Page, Response } from 'playwright-core';

/** Everything the server tells a page as JSON, for holding that it tells nothing more than the viewer may know. */
export class AnswerLog {
  readonly #paths: string[] = [];
  readonly #answers: Promise<string>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      const isJson = response.headers()['content-type']?.includes('json') ?? false;
      if (!isJson) return;
      this.#paths.push(pathOf(response));
      // An answer nobody waited for is gone with the page that asked.
      this.#answers.push(response.text().catch(() => ''));
    });
  }

  /** Path and query of each answer. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** All answers so far. */
  async text(): Promise<string> {
    return (await Promise.all(this.#answers)).join('\n');
  }
}

function pathOf(response: Response): string {
  const { pathname, search } = new URL(response.url());
  return pathname + search;
}
