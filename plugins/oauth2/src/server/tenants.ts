import { type Disposable, disposable } from '@mortise/shared';
import type { FindApi, OAuthTenants, TenantApi } from '../contract';

/** Who knows the APIs that have token endpoints of their own. */
export class Tenants implements OAuthTenants {
  readonly #finders = new Set<FindApi>();

  get isEmpty(): boolean {
    return this.#finders.size === 0;
  }

  register(find: FindApi): Disposable {
    const finder: FindApi = (apiId) => find(apiId);
    this.#finders.add(finder);
    return disposable(() => void this.#finders.delete(finder));
  }

  find(apiId: string): TenantApi | undefined {
    for (const find of this.#finders) {
      const api = find(apiId);
      if (api) return api;
    }
    return undefined;
  }
}
