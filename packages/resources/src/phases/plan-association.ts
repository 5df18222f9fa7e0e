import { AppError } from '@mortise/shared';
import { createLinkedAction } from '../actions/relations/create-linked';
import { type LinkVerb, linkAction, readLinkVerb } from '../actions/relations/link-action';
import type { ResolvedAction } from '../registry/resource-registry';
import type { Association, PhaseServices, PlannedAction } from './stages';

type Found = Pick<PlannedAction, 'target' | 'collection' | 'association'>;

/** Standard actions that make sense for the rows of one parent. */
const BELOW_PARENT: ReadonlySet<string> = new Set(['list', 'get', 'query', 'create', 'update', 'destroy']);

/**
 * Finds what `posts/1/comments:<action>` stands for: an action on the target's rows, limited to those of one parent, or one that links and
 * unlinks rows, which is a change of the parent.
 * @throws AppError ACTION_NOT_FOUND, RESOURCE_NOT_FOUND
 */
export function planAssociation(association: Association, action: string, services: PhaseServices): Found {
  const verb = readLinkVerb(action);
  if (verb) return planLink(association, verb, services);
  const { target: collection, relation } = association;
  const target = services.registry.actionsOf(collection.name, collection)?.get(action);
  // Custom actions know nothing of parents.
  const fits = target?.standard !== undefined && !target.custom && BELOW_PARENT.has(target.standard);
  if (!target || !fits) throw notFound(association, action);
  const isKeptElsewhere = relation.type === 'belongsTo' || relation.type === 'belongsToMany';
  if (action !== 'create' || !isKeptElsewhere) return { target, association, collection };
  return { target: withCustom(target, createLinkedAction(association, services)), association: undefined, collection };
}

/** Linking changes the parent: it is allowed to whoever may update it. */
function planLink(association: Association, verb: LinkVerb, services: PhaseServices): Found {
  const { parent } = association;
  const update = services.registry.actionsOf(parent.name, parent)?.get('update');
  if (update?.permission.kind !== 'granted') throw notFound(association, verb);
  const target = { ...withCustom(update, linkAction(association, verb, services)), action: verb, collectionName: parent.name };
  return { target, association: undefined, collection: parent };
}

function withCustom(target: ResolvedAction, custom: NonNullable<ResolvedAction['custom']>): ResolvedAction {
  return { ...target, safe: false, standard: undefined, custom };
}

function notFound({ parent, relation }: Association, action: string): AppError {
  return new AppError('ACTION_NOT_FOUND', { resource: `${parent.name}.${relation.name}`, action: action.slice(0, 100) });
}
