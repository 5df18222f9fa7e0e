import type { ServiceRef } from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';

export interface ProvidedService {
  /** Id of the plugin that provides it. */
  readonly owner: string;
  readonly service: unknown;
}

/** The services plugins offer each other. */
export class ServiceRegistry {
  readonly #services = new Map<string, ProvidedService>();

  /** @throws AppError DEFINITION_INVALID when the id does not start with the owner's, NAME_TAKEN when it is provided already */
  provide(owner: string, ref: ServiceRef<unknown>, service: unknown): Disposable {
    if (!ref.id.startsWith(`${owner}.`))
      throw new AppError('DEFINITION_INVALID', { service: ref.id, expected: `an id that starts with ${owner}.` });
    if (this.#services.has(ref.id)) throw new AppError('NAME_TAKEN', { what: 'service', name: ref.id });
    this.#services.set(ref.id, { owner, service });
    return disposable(() => void this.#services.delete(ref.id));
  }

  find(id: string): ProvidedService | undefined {
    return this.#services.get(id);
  }

  ids(): readonly string[] {
    return [...this.#services.keys()].toSorted();
  }
}
