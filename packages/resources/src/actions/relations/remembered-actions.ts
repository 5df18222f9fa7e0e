import type { ActionDefinition } from '@mortise/plugin-api/server';
import type { RelationField } from '@mortise/shared';

const actions = new WeakMap<RelationField, Map<string, ActionDefinition>>();

/** The action of a relation by its name, made once: what is known about a body's schema is kept with the action. */
export function rememberedAction(relation: RelationField, name: string, make: () => ActionDefinition): ActionDefinition {
  const known = actions.get(relation) ?? new Map<string, ActionDefinition>();
  const action = known.get(name) ?? make();
  actions.set(relation, known.set(name, action));
  return action;
}
