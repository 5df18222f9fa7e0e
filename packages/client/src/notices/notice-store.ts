/** Something the viewer was told. */
export interface Notice {
  readonly id: number;
  readonly kind: 'success' | 'info' | 'failure';
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
  readonly read: boolean;
}

const KEPT = 30;

/** What was told since the page was opened, latest first, so that a notice that went by can be read again. */
export class NoticeStore {
  #notices: readonly Notice[] = [];
  #nextId = 1;
  readonly #listeners = new Set<() => void>();

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(kind: Notice['kind'], text: string): void {
    const notice = { id: this.#nextId++, kind, text, at: new Date().toISOString(), read: false };
    this.#replace([notice, ...this.#notices].slice(0, KEPT));
  }

  readAll(): void {
    this.#replace(this.#notices.map((notice) => ({ ...notice, read: true })));
  }

  clear(): void {
    this.#replace([]);
  }

  #replace(notices: readonly Notice[]): void {
    this.#notices = notices;
    for (const listener of this.#listeners) listener();
  }
}
