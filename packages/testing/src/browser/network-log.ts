import type { Page, Response } from 'playwright-core';

export interface NetworkEntry {
  /** Path and query. */
  readonly path: string;
  /** Bytes of the answer's body as they came over the network; 0 out of the browser's memory. */
  readonly bytes: number;
  readonly encoding: string | undefined;
  readonly cacheControl: string | undefined;
}

/** What a page asked the server for, and what that cost. Streams that are still open are left out. */
export class NetworkLog {
  #responses: Response[] = [];

  constructor(page: Page) {
    page.on('response', (response) => this.#responses.push(response));
  }

  /** Everything since the last call. */
  async take(): Promise<readonly NetworkEntry[]> {
    const responses = this.#responses;
    this.#responses = [];
    return Promise.all(responses.filter((response) => !response.url().endsWith('/__events')).map(describe));
  }
}

async function describe(response: Response): Promise<NetworkEntry> {
  const headers = await response.allHeaders();
  const { pathname, search } = new URL(response.url());
  const { responseBodySize } = await response.request().sizes();
  return {
    path: pathname + search,
    bytes: responseBodySize,
    encoding: headers['content-encoding'],
    cacheControl: headers['cache-control'],
  };
}
