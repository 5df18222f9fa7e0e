import type { AnswerDocs, CallDocs, DescribedCalls, DescribedTable, JsonSchema, StandardAction } from '@mortise/plugin-api/server';
import type { Collection, Principal } from '@mortise/shared';
import type { DocContext } from '../document/doc-context';
import { mayUse, recordOf } from '../schemas/record-schema';
import { valuesOf } from '../schemas/values-schema';
import type { OpenResource, OpenWorld } from '../world/open-resource';
import type { Operation } from './operation';

/** Calls of one protocol or handler that a reader may make. */
export interface OpenCalls {
  /** Id of the plugin. */
  readonly owner: string;
  readonly calls: readonly CallDocs[];
}

/** Asks those who speak other languages what their reader may call. Schemas of tables go into the context's components. */
export async function openCalls(
  described: readonly DescribedCalls[],
  principal: Principal,
  context: DocContext,
): Promise<readonly OpenCalls[]> {
  const { dataSource } = context.world;
  const tables = tablesOf(context.world, context);
  const asked = described.map(async ({ owner, describe }) => ({ owner, calls: await describe({ principal, dataSource, tables }) }));
  return (await Promise.all(asked)).filter(({ calls }) => calls.length > 0);
}

function tablesOf({ resources }: OpenWorld, context: DocContext): readonly DescribedTable[] {
  return [...resources.values()].filter(({ owner }) => owner === undefined).flatMap((resource) => tableOf(resource, context));
}

/** Schemas are made when they are asked for: most documents speak of few tables. */
function tableOf(resource: OpenResource, context: DocContext): DescribedTable[] {
  const { collection, actions } = resource;
  if (!collection) return [];
  const values = (kind: 'create' | 'update'): JsonSchema => {
    const action = actions.get(kind);
    return action ? valuesOf({ resource, collection, decision: action.decision }, kind === 'create' ? 'create' : 'values', context) : {};
  };
  return [
    {
      collection,
      columns: visibleColumns(collection, actions),
      actions: new Set([...actions.keys()] as StandardAction[]),
      get record() {
        return recordOf(resource, collection, context);
      },
      get create() {
        return values('create');
      },
      get update() {
        return values('update');
      },
    },
  ];
}

function visibleColumns({ columns }: Collection, actions: OpenResource['actions']): readonly string[] {
  const view = actions.get('list') ?? actions.get('get');
  if (!view) return [];
  return columns.filter((column) => !column.hidden && column.type !== 'password' && mayUse(view.decision, column)).map(({ name }) => name);
}

/** The name of the group a call stands in. */
export function tagOfCall(owner: string, { group }: Pick<CallDocs, 'group'>): string {
  return group === undefined ? owner : `${owner}/${group}`;
}

/** A call that lies below no base of the action API. */
export function callOperation(owner: string, call: CallDocs, { texts }: DocContext): Operation {
  const { id, method, path, summary, isPublic = false, parameters = [], body, answers } = call;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const named = inPath.filter((name) => !parameters.some((parameter) => parameter['name'] === name));
  const all = [...named.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })), ...parameters];
  return {
    path,
    method,
    operation: {
      operationId: `${owner}.${id}`,
      tags: [tagOfCall(owner, call)],
      summary: texts.read(summary),
      servers: [{ url: '/' }],
      ...(isPublic ? { security: [] } : {}),
      ...(all.length > 0 ? { parameters: all } : {}),
      ...(body ? { requestBody: { required: true, content: { [body.type]: { schema: body.schema } } } } : {}),
      responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer, texts)])),
    },
  };
}

function responseOf({ description, schema, type = 'application/json' }: AnswerDocs, texts: DocContext['texts']): JsonSchema {
  return { description: texts.read(description), ...(schema ? { content: { [type]: { schema } } } : {}) };
}
