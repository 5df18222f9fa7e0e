import type { ActionDefinition } from '@mortise/plugin-api/server';
import type { Field } from '@mortise/shared';

const actions = new WeakMap<Field, Map<string, ActionDefinition>>();

/** The action of a relation, or of another field, by its name, made once: what is known about a body's schema is kept with the action. */
export function rememberedAction(field: Field, name: string, make: () => ActionDefinition): ActionDefinition {
  const known = actions.get(field) ?? new Map<string, ActionDefinition>();
  const action = known.get(name) ?? make();
  actions.set(field, known.set(name, action));
  return action;
}
