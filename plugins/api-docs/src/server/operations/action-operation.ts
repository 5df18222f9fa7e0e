import { type ActionDocs, type JsonSchema, STANDARD_ACTIONS } from '@mortise/plugin-api/server';
import { anyValue } from '../document/components';
import type { DocContext } from '../document/doc-context';
import { parentParameter, sharedParameters, sourceParameters } from '../document/parameters';
import type { OpenAction, OpenResource } from '../world/open-resource';
import { type Operation, contentIn, describeOperation, envelope, jsonContent, succeeded } from './operation';
import { ERRORS_OF, type StandardUse, metaOf, standardBody, standardParameters, standardSuccess } from './standard-parts';

/** One action of a resource, standard or a plugin's own. */
export function actionOperation(resource: OpenResource, action: OpenAction, context: DocContext): Operation {
  const use = standardUse(resource, action);
  return use && !action.definition ? standardOperation(use, context) : customOperation(resource, action, { use, context });
}

function standardUse(resource: OpenResource, action: OpenAction): StandardUse | undefined {
  const { collection } = resource;
  return collection && action.standard ? { resource, collection, action, standard: action.standard } : undefined;
}

export function standardOperation(use: StandardUse, context: DocContext): Operation {
  const { resource, action, standard } = use;
  const said = {
    ...common(resource, action),
    byGet: standard === 'list' || standard === 'get',
    summary: summaryOf(use, context),
    parameters: [...parentOf(resource, context), ...standardParameters(use, context)],
    body: standardBody(use, context),
    success: standardSuccess(use, context),
    errors: ERRORS_OF[standard],
  };
  return describeOperation(said, context);
}

/** In the words of the manifest, or else of the action's own name. */
function summaryOf({ action, collection, standard }: StandardUse, { texts }: DocContext): string {
  if (action.title !== undefined) return texts.read(action.title);
  return texts.t(standard, { name: collection.title === undefined ? collection.name : texts.read(collection.title) });
}

function common(
  resource: OpenResource,
  action: OpenAction,
): Pick<Parameters<typeof describeOperation>[0], 'resource' | 'action' | 'permission' | 'tag'> {
  return { resource: resource.name, action: action.action, permission: action.permission, tag: resource.tag };
}

function parentOf({ name }: OpenResource, context: DocContext): readonly JsonSchema[] {
  return name.includes('.') ? [parentParameter(context)] : [];
}

interface Custom {
  readonly use: StandardUse | undefined;
  readonly context: DocContext;
}

function customOperation(resource: OpenResource, action: OpenAction, { use, context }: Custom): Operation {
  const { texts } = context;
  const docs = action.definition?.describe ?? {};
  const title = docs.summary ?? action.title;
  const named = use ? summaryOf(use, context) : nameOf(action, context);
  const byGet = action.safe && (action.definition?.body === undefined || docs.input === undefined);
  const said = {
    ...common(resource, action),
    byGet,
    summary: title === undefined ? named : texts.read(title),
    description: docs.description === undefined ? undefined : texts.read(docs.description),
    parameters: [...parentOf(resource, context), ...customParameters(action, { use, context }, docs), ...sourceOf(resource, context)],
    body: byGet ? undefined : bodyOf(action, { use, context }, docs),
    success: successOf({ use, context }, docs),
    errors: action.permission.kind === 'public' ? ('open' as const) : ('custom' as const),
  };
  return describeOperation(said, context);
}

/** Actions of the core have no manifest that names them, and neither have those of some plugins. */
function nameOf({ resource, action }: OpenAction, { texts }: DocContext): string {
  const known = texts.action(`${resource}:${action}`);
  if (known !== undefined) return known;
  const standard = STANDARD_ACTIONS.find((name) => name === action);
  return standard ? texts.t(standard, { name: resource }) : texts.t('run', { action, resource });
}

/** What plugins add to collections of users is called in any data source. */
function sourceOf({ owner }: OpenResource, context: DocContext): readonly JsonSchema[] {
  return owner === undefined ? sourceParameters(context) : [];
}

const NAMES_RECORDS: ReadonlySet<string> = new Set(['get', 'update', 'destroy']);

function customParameters({ action }: OpenAction, { use, context }: Custom, { query, input, output }: ActionDocs): readonly JsonSchema[] {
  if (use && (output === 'standard' || input === 'standard')) return standardParameters(use, context);
  const own = Object.entries(query ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }));
  const names = NAMES_RECORDS.has(action) && query === undefined;
  return [...own, ...sharedParameters(names ? ['keys', 'role'] : ['role'], context)];
}

function bodyOf({ definition }: OpenAction, { use, context }: Custom, { input }: ActionDocs): JsonSchema | undefined {
  const { body, uploads } = definition ?? {};
  if (uploads) return { required: true, ...contentIn(uploads, { type: 'string', format: 'binary' }) };
  if (input === 'standard' && use) return withOwn(standardBody(use, context), body);
  const schema = input === 'standard' ? body : (input ?? body);
  if (schema === undefined) return undefined;
  return { required: Array.isArray(schema['required']) && schema['required'].length > 0, ...jsonContent(schema) };
}

/** Values of a record, and what the action takes besides. */
function withOwn(standard: JsonSchema | undefined, own: JsonSchema | undefined): JsonSchema | undefined {
  if (!standard || own?.['properties'] === undefined) return standard;
  const content = standard['content'] as Readonly<Record<string, { readonly schema: JsonSchema }>>;
  return { ...standard, ...jsonContent({ allOf: [content['application/json']?.schema, own] }) };
}

function successOf({ use, context }: Custom, { output, outputType }: ActionDocs): Readonly<Record<string, JsonSchema>> {
  if (output === 'standard' && use) return standardSuccess(use, context);
  const schema = output === undefined || output === 'standard' ? anyValue(context.components) : output;
  if (outputType === undefined) return succeeded(envelope(schema, metaOf(context)), context);
  return { '200': { description: context.texts.t('done'), ...contentIn(outputType, schema) } };
}
