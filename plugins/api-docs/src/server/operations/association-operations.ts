import type { JsonSchema, StandardAction } from '@mortise/plugin-api/server';
import { type Collection, type RelationField, type RelationType, isToOne, isWritable } from '@mortise/shared';
import type { DocContext } from '../document/doc-context';
import { parentParameter, sharedParameters, sourceParameters } from '../document/parameters';
import { mayUse } from '../schemas/record-schema';
import { keysSchema } from '../schemas/values-schema';
import type { OpenAction, OpenResource } from '../world/open-resource';
import { standardOperation } from './action-operation';
import { listOperations } from './list-operations';
import { type Operation, describeOperation, envelope, jsonContent, succeeded } from './operation';

const BELOW_MANY: readonly StandardAction[] = ['list', 'get', 'query', 'create', 'update', 'destroy'];
/** Where every row holds the key of its parent itself. */
const BELOW_ITS_PARENT: readonly StandardAction[] = [...BELOW_MANY, 'firstOrCreate', 'updateOrCreate', 'move'];
const BELOW_ONE: readonly StandardAction[] = ['get', 'update', 'destroy'];
const LINKS: Readonly<Record<'add' | 'set' | 'remove' | 'toggle', readonly RelationType[]>> = {
  add: ['hasMany', 'belongsToMany'],
  set: ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'],
  remove: ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'],
  toggle: ['belongsToMany'],
};

interface Below {
  readonly parent: OpenResource;
  readonly collection: Collection;
  readonly relation: RelationField;
  readonly target: Collection;
  readonly resource: OpenResource;
}

/** `/posts/{sourceKey}/comments:…` for every relation of a collection whose other side its caller may call, and for its lists. */
export function associationOperations(parent: OpenResource, context: DocContext): readonly Operation[] {
  const { collection } = parent;
  if (!collection || collection.name !== parent.name) return [];
  const related = [...collection.fields.values()].flatMap((relation) => {
    // A declared resource of that name is described as such, and who made a record is nobody's to change.
    if (relation.kind !== 'relation' || context.world.resources.has(`${collection.name}.${relation.name}`)) return [];
    const target = context.world.find(relation.target);
    const resource = context.world.resources.get(relation.target);
    if (!target || !resource || isAudit(relation, collection)) return [];
    const below: Below = { parent, collection, relation, target, resource };
    return [...rowOperations(below, context), ...linkOperations(below, context)];
  });
  return [...related, ...listOperations(parent, context)];
}

function isAudit({ foreignKey, type }: RelationField, collection: Collection): boolean {
  const key = type === 'belongsTo' ? collection.fields.get(foreignKey) : undefined;
  return key?.kind === 'column' && key.autoFill !== undefined;
}

function rowOperations(below: Below, context: DocContext): readonly Operation[] {
  const { relation, resource } = below;
  const offered = isToOne(relation) ? BELOW_ONE : relation.type === 'hasMany' ? BELOW_ITS_PARENT : BELOW_MANY;
  return offered.flatMap((standard) => {
    const action = resource.actions.get(standard);
    if (!action || action.definition) return [];
    // Where the new record does not hold the key itself, its creation changes the parent too.
    if (standard === 'create' && relation.type === 'belongsToMany' && !mayLink(below)) return [];
    return [rowOperation(below, { action, standard }, context)];
  });
}

function rowOperation(
  below: Below,
  { action, standard }: { readonly action: OpenAction; readonly standard: StandardAction },
  context: DocContext,
): Operation {
  const { parent, relation, target, resource } = below;
  const made = standardOperation({ resource, collection: target, action, standard }, context);
  const name = `${parent.name}.${relation.name}`;
  const { parameters, requestBody, ...rest } = made.operation;
  return {
    path: `/${parent.name}/{sourceKey}/${relation.name}:${standard}`,
    method: made.method,
    operation: {
      ...rest,
      operationId: `${name}.${standard}`,
      tags: [parent.tag],
      summary: context.texts.t('ofParent', { summary: String(rest['summary']), parent: parent.name, relation: relation.name }),
      parameters: [
        parentParameter(context),
        ...ownParameters(below, { standard, parameters: parameters as readonly JsonSchema[] }, context),
      ],
      ...(requestBody === undefined ? {} : { requestBody }),
    },
  };
}

/** Creating a record and linking it takes neither parameters nor a key that makes it repeatable. */
function ownParameters(
  { relation }: Below,
  { standard, parameters }: { readonly standard: StandardAction; readonly parameters: readonly JsonSchema[] },
  context: DocContext,
): readonly JsonSchema[] {
  const isLinked = standard === 'create' && relation.type === 'belongsToMany';
  return isLinked ? [...sharedParameters(['role'], context), ...sourceParameters(context)] : parameters;
}

function mayLink({ parent, relation }: Below): boolean {
  const update = parent.actions.get('update');
  return update !== undefined && update.permission.kind === 'granted' && mayUse(update.decision, relation);
}

function linkOperations(below: Below, context: DocContext): readonly Operation[] {
  const update = below.parent.actions.get('update');
  // Links of these are kept in the target.
  const isKept = below.relation.type === 'hasOne' || below.relation.type === 'hasMany';
  if (!update || !mayLink(below) || (isKept && !isWritable(below.target))) return [];
  const verbs = Object.entries(LINKS).filter(([, types]) => types.includes(below.relation.type));
  return verbs.map(([verb]) => linkOperation(below, { verb: verb as keyof typeof LINKS, update }, context));
}

function linkOperation(
  { parent, relation, target }: Below,
  { verb, update }: { readonly verb: keyof typeof LINKS; readonly update: OpenAction },
  context: DocContext,
): Operation {
  const said = {
    resource: `${parent.name}.${relation.name}`,
    action: verb,
    permission: update.permission,
    byGet: false,
    tag: parent.tag,
    summary: context.texts.t(verb, { relation: relation.name, name: parent.name }),
    parameters: [parentParameter(context), ...sharedParameters(['role'], context), ...sourceParameters(context)],
    body: { required: true, ...jsonContent(linksSchema(relation, target, context)) },
    success: succeeded(envelope({ type: 'string', const: 'ok' }), context),
    errors: 'write' as const,
  };
  return describeOperation(said, context);
}

/** One key or a list; a relation through pairs also takes `[key, values of the pair]`. */
function linksSchema({ type }: RelationField, target: Collection, context: DocContext): JsonSchema {
  const keys = keysSchema(target, context);
  if (type !== 'belongsToMany') return keys;
  const pair = { type: 'array', minItems: 2, maxItems: 2, items: { type: ['string', 'integer', 'object'] } };
  return { anyOf: [...(keys['anyOf'] as readonly JsonSchema[]), { type: 'array', items: pair, maxItems: 1000 }] };
}
