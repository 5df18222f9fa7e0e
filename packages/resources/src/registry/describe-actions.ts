import type { ActionDescription, SettingsCheck } from '@mortise/plugin-api/server';
import type { LocalizedText } from '@mortise/shared';
import type { ResolvedAction, ResourceActions } from './resolve-actions';

/** A declared resource. */
export interface Entry {
  readonly owner: string;
  readonly actions: ResourceActions;
  readonly checkSettings: SettingsCheck | undefined;
}

type Entries = ReadonlyMap<string, Entry>;
type Added = readonly ActionDescription[];

/** Describes everything that is registered; the same array for the same registrations. */
export function actionDescriber(
  titleOf: (permission: string) => LocalizedText | undefined,
): (entries: Entries, added: Added) => readonly ActionDescription[] {
  let known: { readonly entries: Entries; readonly added: Added; readonly all: readonly ActionDescription[] } | undefined;
  return (entries, added) => {
    if (known?.entries === entries && known.added === added) return known.all;
    const all = [...[...entries.values()].flatMap(describeEntry), ...added];
    known = { entries, added, all: all.map((action) => titled(action, titleOf(`${action.resource}:${action.action}`))) };
    return known.all;
  };
}

function describeEntry({ owner, actions }: Entry): readonly ActionDescription[] {
  return [...actions.values()].map((action) => ({ owner, ...describeAction(action) }));
}

function describeAction(resolved: ResolvedAction): Omit<ActionDescription, 'owner'> {
  const { resource, action, permission, safe, collectionName, standard, custom } = resolved;
  return {
    resource,
    action,
    permission,
    safe,
    ...(collectionName === undefined ? {} : { collection: collectionName }),
    ...(standard === undefined ? {} : { standard }),
    ...(custom === undefined ? {} : { definition: custom }),
  };
}

function titled(action: ActionDescription, title: LocalizedText | undefined): ActionDescription {
  return title === undefined ? action : { ...action, title };
}
