import { type ColumnField, LIST_TYPES, isOneOf } from '@mortise/shared';
import type { DocContext } from '../document/doc-context';
import { parentParameter, sharedParameters, sourceParameters } from '../document/parameters';
import { mayUse } from '../schemas/record-schema';
import type { OpenAction, OpenResource } from '../world/open-resource';
import { type Operation, describeOperation, envelope, jsonContent, succeeded } from './operation';

const VERBS = ['add', 'set', 'remove'] as const;
type Verb = (typeof VERBS)[number];
const TEXTS = { add: 'addItems', set: 'setItems', remove: 'removeItems' } as const;

/** `/posts/{sourceKey}/labels:…` for every list its caller may change in the records of a collection. */
export function listOperations(parent: OpenResource, context: DocContext): readonly Operation[] {
  const { collection, actions } = parent;
  const update = actions.get('update');
  // A resource that updates its records in a way of its own offers no other one.
  if (!collection || collection.name !== parent.name || !update || update.definition || update.permission.kind !== 'granted') return [];
  const lists = collection.columns.filter(
    (column) => !column.hidden && isOneOf(LIST_TYPES, column.type) && mayUse(update.decision, column),
  );
  return lists.flatMap((column) => VERBS.map((verb) => listOperation(parent, { column, verb, update }, context)));
}

function listOperation(
  parent: OpenResource,
  { column, verb, update }: { readonly column: ColumnField; readonly verb: Verb; readonly update: OpenAction },
  context: DocContext,
): Operation {
  const { name } = parent;
  const item = { type: ['string', 'number', 'boolean'] };
  return describeOperation(
    {
      resource: `${name}.${column.name}`,
      action: verb,
      permission: update.permission,
      byGet: false,
      tag: parent.tag,
      summary: context.texts.t(TEXTS[verb], { field: column.name, name }),
      parameters: [parentParameter(context), ...sharedParameters(['role'], context), ...sourceParameters(context)],
      body: { required: true, ...jsonContent({ anyOf: [item, { type: 'array', items: item, maxItems: 1000 }] }) },
      success: succeeded(envelope({ type: 'string', const: 'ok' }), context),
      errors: 'write',
    },
    context,
  );
}
