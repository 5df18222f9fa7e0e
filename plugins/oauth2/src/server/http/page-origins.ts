import type { OriginRule, RecordsPort } from '@mortise/plugin-api/server';
import type { ClientRow } from '../clients/client-row';
import { CLIENTS } from '../collections';
import { DISCOVERY, type Endpoints } from './endpoints';

/** Programs without a secret of which pages are known. */
const MAX_CLIENTS = 1_000;

/** Lets the pages of programs without a secret ask for tokens: those their users are sent back to. Kept in memory. */
export class PageOrigins implements OriginRule {
  readonly id = 'oauth2';
  readonly #endpoints: Endpoints;
  readonly #records: RecordsPort;
  #origins: ReadonlySet<string> = new Set();

  constructor(endpoints: Endpoints, records: RecordsPort) {
    this.#endpoints = endpoints;
    this.#records = records;
  }

  allows(origin: string, path: string): boolean {
    return this.#origins.has(origin) && (path.startsWith(this.#endpoints.base) || DISCOVERY.some((known) => known === path));
  }

  async reload(): Promise<void> {
    const filter = { isPublic: true, enabled: true };
    const rows = await this.#records.find<Pick<ClientRow, 'redirectUris'>>(CLIENTS, {
      filter,
      fields: ['redirectUris'],
      limit: MAX_CLIENTS,
    });
    this.#origins = new Set(rows.flatMap(({ redirectUris }) => redirectUris.map((uri) => new URL(uri).origin)));
  }
}
