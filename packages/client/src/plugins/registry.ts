import type { Command, MenuEntry, MenuGroup, PageDefinition, SettingsPage, SlotPart, SlotProps } from '@mortise/plugin-api/client';

/** Something a plugin registered, and which plugin that was. */
export type Owned<Thing> = Thing & { readonly owner: string };

export interface Contributions {
  readonly pages: readonly Owned<PageDefinition>[];
  readonly menuEntries: readonly Owned<MenuEntry>[];
  readonly menuGroups: readonly Owned<MenuGroup>[];
  readonly settingsPages: readonly Owned<SettingsPage>[];
  readonly commands: readonly Owned<Command>[];
  readonly slots: { readonly [Name in keyof SlotProps]?: readonly Owned<SlotPart<Name>>[] };
  /** Plugins whose bundle could not be used, and why. */
  readonly failures: ReadonlyMap<string, string>;
}

const NOTHING: Contributions = {
  pages: [],
  menuEntries: [],
  menuGroups: [],
  settingsPages: [],
  commands: [],
  slots: {},
  failures: new Map(),
};

/** What all plugins have registered: immutable snapshots, replaced on every change. */
export class Registry {
  #snapshot = NOTHING;
  readonly #listeners = new Set<() => void>();

  get snapshot(): Contributions {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(change: (before: Contributions) => Contributions): void {
    this.#snapshot = change(this.#snapshot);
    for (const listener of this.#listeners) listener();
  }

  /** Takes in what a plugin registered; whatever was wrong with it before is over. */
  publish(owner: string, change: (before: Contributions) => Contributions): void {
    this.update((before) => change({ ...before, failures: without(before.failures, owner) }));
  }

  /** Notes that something of a plugin cannot be used; the first reason is the one that helps. */
  fail(owner: string, reason: string): void {
    if (this.#snapshot.failures.has(owner)) return;
    this.update((before) => ({ ...before, failures: new Map([...before.failures, [owner, reason]]) }));
  }

  /** The same while the page is being drawn, when nothing may change. */
  failSoon(owner: string, error: unknown): void {
    queueMicrotask(() => this.fail(owner, reasonOf(error)));
  }

  /** Takes back everything a plugin registered. */
  removeOwner(owner: string): void {
    const others = <Thing extends { readonly owner: string }>(things: readonly Thing[] = []): Thing[] =>
      things.filter((thing) => thing.owner !== owner);
    this.update((before) => ({
      pages: others(before.pages),
      menuEntries: others(before.menuEntries),
      menuGroups: others(before.menuGroups),
      settingsPages: others(before.settingsPages),
      commands: others(before.commands),
      slots: Object.fromEntries(Object.entries(before.slots).map(([name, parts]) => [name, others<{ readonly owner: string }>(parts)])),
      failures: without(before.failures, owner),
    }));
  }
}

function without(failures: ReadonlyMap<string, string>, owner: string): ReadonlyMap<string, string> {
  return new Map([...failures].filter(([id]) => id !== owner));
}

/** What to tell of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
