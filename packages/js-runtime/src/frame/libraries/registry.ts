import type { Bridge } from '../bridge';

/** A library of the registry of this server. */
export interface RegistryText {
  readonly name: string;
  readonly format: 'umd' | 'esm' | 'css';
  readonly text: string;
}

/** Asks each library once. @throws CallError LIBRARY_NOT_APPROVED */
export class Registry {
  readonly #bridge: Bridge;
  readonly #asked = new Map<string, Promise<RegistryText>>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  read(specifier: string): Promise<RegistryText> {
    const known = this.#asked.get(specifier);
    if (known !== undefined) return known;
    const asked = this.#bridge.call('lib.resolve', { specifier: String(specifier) }) as Promise<unknown> as Promise<RegistryText>;
    this.#asked.set(specifier, asked);
    asked.catch(() => this.#asked.delete(specifier));
    return asked;
  }
}
