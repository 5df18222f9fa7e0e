import type { MenuGroup, PluginShell } from '@mortise/plugin-api/client';
import { type ReactNode, createElement } from 'react';
import { QuietBoundary } from './quiet-boundary';
import type { Contributions, Registry } from './registry';

type ListName = 'pages' | 'menuEntries' | 'menuGroups' | 'settingsPages' | 'commands';

/** What the shell itself calls or shows of a contribution, wherever the viewer is. */
interface Contribution {
  readonly icon?: ReactNode;
  visible?(...args: readonly unknown[]): boolean;
  entries?(...args: readonly unknown[]): ReturnType<MenuGroup['entries']>;
}

/** The registrars as one plugin sees them, and how to let them count and to take everything back. */
export interface OwnedShell {
  readonly shell: PluginShell;
  /** Nothing counts before: a plugin that fails half-way leaves nothing behind. */
  publish(): void;
  /** Once; later calls do nothing. */
  leave(): void;
}

export function createPluginShell(id: string, registry: Registry): OwnedShell {
  const changes: ((before: Contributions) => Contributions)[] = [];
  const undos: (() => void)[] = [];
  let isIn = true;
  const own = <Thing extends object>(thing: Thing) => ({ ...walled(thing, (error) => registry.failSoon(id, error)), owner: id });
  const add =
    (list: ListName) =>
    (thing: object): void => {
      changes.push((before) => ({ ...before, [list]: [...before[list], own(thing)] }));
    };
  const shell: PluginShell = {
    id,
    addPage: add('pages'),
    addMenuEntry: add('menuEntries'),
    addMenuGroup: add('menuGroups'),
    addSettingsPage: add('settingsPages'),
    addCommand: add('commands'),
    addToSlot: (name, part) => {
      changes.push((before) => ({ ...before, slots: { ...before.slots, [name]: [...(before.slots[name] ?? []), own(part)] } }));
    },
    onLeave: (undo) => void undos.push(undo),
  };
  return {
    shell,
    publish: () => {
      if (isIn) registry.publish(id, (before) => changes.reduce((now, change) => change(now), before));
    },
    leave: () => {
      if (!isIn) return;
      isIn = false;
      for (const undo of undos.toReversed()) attempt(undo, undefined, reportError);
      registry.removeOwner(id);
    },
  };
}

/** The same contribution, so that an error in what the shell calls or shows of it does not reach the shell. */
function walled<Thing extends Contribution>(thing: Thing, onError: (error: unknown) => void): Thing {
  const { icon, visible, entries } = thing;
  return {
    ...thing,
    ...(icon === undefined ? {} : { icon: createElement(QuietBoundary, { onError }, icon) }),
    ...(visible === undefined ? {} : { visible: (...args: readonly unknown[]) => attempt(() => visible(...args), false, onError) }),
    ...(entries === undefined ? {} : { entries: (...args: readonly unknown[]) => attempt(() => entries(...args), [], onError) }),
  };
}

function attempt<Result>(work: () => Result, otherwise: Result, onError: (error: unknown) => void): Result {
  try {
    return work();
  } catch (error) {
    onError(error);
    return otherwise;
  }
}
