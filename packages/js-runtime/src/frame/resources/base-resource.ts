// oxlint-disable typescript/no-explicit-any -- rows of whatever the author asked for
import type { BlockResource, ResourceEvent } from '../../ctx';

type Listen = (data: unknown) => void;

/** What all resources have: data, the state of asking for it, and who wants to hear of it. */
export abstract class BaseResource implements BlockResource {
  loading = false;
  error: Error | null = null;
  #data: unknown = null;
  #meta: Readonly<Record<string, unknown>> = {};
  readonly #listeners = new Map<ResourceEvent, Set<Listen>>();

  /** Asks the server. */
  protected abstract ask(): Promise<{ readonly data: unknown; readonly meta?: Readonly<Record<string, unknown>> | undefined }>;

  async refresh(): Promise<void> {
    this.loading = true;
    this.emit('loading', true);
    try {
      const { data, meta } = await this.ask();
      this.setData(data)
        .setMeta(meta ?? {})
        .clearError();
      this.loading = false;
      this.emit('refresh', data);
    } catch (error) {
      this.error = error instanceof Error ? error : new Error(String(error));
      this.emit('error', error);
      throw error;
    } finally {
      this.loading = false;
    }
  }

  getData(): any {
    return this.#data;
  }

  setData(data: unknown): this {
    this.#data = data;
    return this;
  }

  hasData(): boolean {
    return Array.isArray(this.#data) ? this.#data.length > 0 : this.#data !== null && this.#data !== undefined;
  }

  getMeta(key?: string): any {
    return key === undefined ? this.#meta : this.#meta[key];
  }

  setMeta(meta: Readonly<Record<string, unknown>>): this {
    this.#meta = { ...this.#meta, ...meta };
    return this;
  }

  getError(): Error | null {
    return this.error;
  }

  clearError(): this {
    this.error = null;
    return this;
  }

  on(event: ResourceEvent, listen: Listen): this {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listen));
    return this;
  }

  once(event: ResourceEvent, listen: Listen): this {
    const first: Listen = (data) => {
      this.off(event, first);
      listen(data);
    };
    return this.on(event, first);
  }

  off(event: ResourceEvent, listen: Listen): this {
    this.#listeners.get(event)?.delete(listen);
    return this;
  }

  emit(event: ResourceEvent, data?: unknown): this {
    for (const listen of this.#listeners.get(event) ?? []) listen(data);
    return this;
  }
}
