import type { StandardAction } from '@mortise/plugin-api/server';
import { AppError, LIST_TYPES, type RelationField, isOneOf } from '@mortise/shared';
import { createLinkedAction } from '../actions/relations/create-linked';
import { type LinkVerb, linkAction, readLinkVerb } from '../actions/relations/link-action';
import { type ListColumn, listAction } from '../actions/relations/list-action';
import type { ResolvedAction } from '../registry/resource-registry';
import type { ActionAddress } from '../request/action-request';
import type { Association, PhaseServices, PlannedAction } from './stages';

type Found = Pick<PlannedAction, 'target' | 'collection' | 'association'>;

/** Standard actions that make sense for the rows of one parent. */
const BELOW_PARENT: ReadonlySet<StandardAction> = new Set(['list', 'get', 'query', 'create', 'update', 'destroy']);
/** Those that make sense only where every row holds the key of its parent itself. */
const BELOW_ITS_PARENT: ReadonlySet<StandardAction> = new Set(['firstOrCreate', 'updateOrCreate', 'move']);

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
  if (!target?.standard || target.custom || !isOffered(target.standard, relation)) throw notFound(association, action);
  const isKeptElsewhere = relation.type === 'belongsTo' || relation.type === 'belongsToMany';
  if (action !== 'create' || !isKeptElsewhere) return { target, association, collection };
  return { target: withCustom(target, createLinkedAction(association, services)), association: undefined, collection };
}

function isOffered(standard: StandardAction, { type }: RelationField): boolean {
  return BELOW_PARENT.has(standard) || (type === 'hasMany' && BELOW_ITS_PARENT.has(standard));
}

/** Linking changes the parent: it is allowed to whoever may update it. */
function planLink(association: Association, verb: LinkVerb, services: PhaseServices): Found {
  const { parent } = association;
  const update = services.registry.actionsOf(parent.name, parent)?.get('update');
  if (update?.permission.kind !== 'granted') throw notFound(association, verb);
  const target = { ...withCustom(update, linkAction(association, verb, services)), action: verb, collectionName: parent.name };
  return { target, association: undefined, collection: parent };
}

/**
 * Finds what `posts/1/labels:add` stands for: a change of a list that a record holds; undefined where no list is addressed, or no verb for it.
 * A resource that updates its records in a way of its own offers no other one.
 */
export function planList(address: ActionAddress, services: PhaseServices): Found | undefined {
  const verb = readLinkVerb(address.action);
  const list = verb && findList(address.resource, services);
  if (!list) return undefined;
  const { parent } = list;
  const update = services.registry.actionsOf(parent.name, parent)?.get('update');
  if (update?.permission.kind !== 'granted' || update.custom) return undefined;
  const target = { ...withCustom(update, listAction(list, verb, services)), action: verb, collectionName: parent.name };
  return { target, association: undefined, collection: parent };
}

function findList(resource: string, { source }: PhaseServices): ListColumn | undefined {
  const [parentName = '', name = ''] = resource.split('.');
  const parent = source.schema.find(parentName);
  const column = parent?.fields.get(name);
  const isList = column?.kind === 'column' && !column.hidden && isOneOf(LIST_TYPES, column.type);
  return parent && isList ? { parent, column } : undefined;
}

function withCustom(target: ResolvedAction, custom: NonNullable<ResolvedAction['custom']>): ResolvedAction {
  return { ...target, safe: false, standard: undefined, custom };
}

function notFound({ parent, relation }: Association, action: string): AppError {
  return new AppError('ACTION_NOT_FOUND', { resource: `${parent.name}.${relation.name}`, action: action.slice(0, 100) });
}
