import { type Disposable, disposable } from '@mortise/shared';
import type { KnowsApi, OAuthTenants } from '../contract';

/** Who knows the names of APIs. */
export class Tenants implements OAuthTenants {
  readonly #knowers = new Set<KnowsApi>();

  get isEmpty(): boolean {
    return this.#knowers.size === 0;
  }

  register(knows: KnowsApi): Disposable {
    const knower: KnowsApi = (apiId) => knows(apiId);
    this.#knowers.add(knower);
    return disposable(() => void this.#knowers.delete(knower));
  }

  async knows(apiId: string): Promise<boolean> {
    for (const knows of this.#knowers) if (await knows(apiId)) return true;
    return false;
  }
}
