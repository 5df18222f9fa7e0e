import type { OutlineGroup, OutlineOperation } from '../../contract/outline';
import { actionOperation } from '../operations/action-operation';
import { associationOperations } from '../operations/association-operations';
import { callOperation, openCalls } from '../operations/call-operations';
import type { Operation } from '../operations/operation';
import { routeOperation } from '../operations/route-operation';
import { type OpenResource, resourceOfTag } from '../world/open-resource';
import { type DocumentParts, sortedTags, tagText } from './build-document';
import { UnmadeComponents } from './components';
import type { DocContext } from './doc-context';
import { inTurns } from './in-turns';
import { inReadingOrder } from './reading-order';

export interface Outline {
  readonly groups: readonly OutlineGroup[];
}

/** Every call of a caller by groups. What they refer to is not made: relations lead from each collection to many others. */
export async function outlineOf({ routes, principal, described, ...parts }: Omit<DocumentParts, 'namespace'>): Promise<Outline> {
  const { world, texts, apiBase } = parts;
  const groups = new Map<string, OutlineOperation[]>();
  const context: DocContext = { ...parts, components: new UnmadeComponents() };
  const add = (operations: readonly Operation[]): void => {
    for (const one of operations) {
      const [tag = ''] = one.operation['tags'] as readonly string[];
      const group = groups.get(tag) ?? [];
      group.push(outlined(one, apiBase));
      groups.set(tag, group);
    }
  };
  add(routes.map((route) => routeOperation(route, context)));
  await inTurns([...world.resources.values()], (resource) => {
    add([...resource.actions.values()].map((action) => actionOperation(resource, action, context)));
    add(associationOperations(resource, context));
  });
  for (const { owner, calls } of await openCalls(described, principal, context))
    add(calls.map((call) => callOperation(owner, call, context)));
  return {
    groups: sortedTags([...groups.keys()], world).map((name) => ({
      name,
      title: tagText(name, { world, texts }),
      namespace: namespaceOf(name, resourceOfTag(world, name)),
      operations: inReadingOrder(groups.get(name) ?? []),
    })),
  };
}

function namespaceOf(tag: string, ofCollection: OpenResource | undefined): string {
  if (ofCollection) return `collections/${ofCollection.name}`;
  return tag === 'core' ? tag : `plugins/${tag.split('/')[0] ?? tag}`;
}

function outlined({ method, path, operation }: Operation, apiBase: string): OutlineOperation {
  const elsewhere = operation['servers'] !== undefined;
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path: elsewhere ? path : `${apiBase}${path}`,
    summary: String(operation['summary']),
  };
}
