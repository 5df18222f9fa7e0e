import { RIGHTS, TITLES } from '../tutorial';
import { type Facts, missingFields } from './facts';

export const STEPS = ['plugin', 'collection', 'records', 'role', 'user', 'key', 'call'] as const;
export type Step = (typeof STEPS)[number];

/** `next`: the first that is not done; `waiting`: an earlier one must be done first. */
export type StepState = 'done' | 'next' | 'waiting';

/** What a viewer needs besides: `can('pm')`. */
export type Can = (snippet: string) => boolean;

const DONE: Readonly<Record<Step, (facts: Facts, isRoot: boolean) => boolean>> = {
  plugin: ({ pluginOn }) => pluginOn,
  collection: (facts) => facts.collection !== undefined && missingFields(facts).length === 0,
  records: ({ todoCount }) => todoCount >= TITLES.length,
  role: ({ role, fullAccess }) => role !== undefined && fullAccess,
  // Nobody but root gives a role to himself; others make the key for the new user.
  user: ({ apiUserHoldsRole, viewerHoldsRole }, isRoot) => apiUserHoldsRole && (viewerHoldsRole || !isRoot),
  key: ({ keys }) => keys.length > 0,
  call: ({ keys }) => keys.some(({ useCount }) => useCount > 0),
};

/** The state of every step; it follows from the facts alone. */
export function progress(facts: Facts, isRoot: boolean): ReadonlyMap<Step, StepState> {
  const states = new Map<Step, StepState>();
  let nextFound = false;
  for (const step of STEPS) {
    const done = DONE[step](facts, isRoot);
    states.set(step, done ? 'done' : nextFound ? 'waiting' : 'next');
    nextFound ||= !done;
  }
  return states;
}

export function doneCount(states: ReadonlyMap<Step, StepState>): number {
  return [...states.values()].filter((state) => state === 'done').length;
}

/** Whether the viewer may do the step; the server decides anew. */
export function mayDo(step: Step, facts: Facts, can: Can): boolean {
  switch (step) {
    case 'plugin':
      return can(RIGHTS.plugins);
    case 'collection':
      return can(RIGHTS.collections);
    case 'records':
      return facts.collection?.actions.create !== undefined;
    case 'role':
      return can(RIGHTS.roles);
    case 'user':
      return can(RIGHTS.users) && can(RIGHTS.roles);
    case 'key':
      return facts.viewerHoldsRole ? can(RIGHTS.keys) : can(RIGHTS.manageKeys) && facts.apiUser !== undefined;
    case 'call':
      return true;
  }
}
