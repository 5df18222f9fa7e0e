import type { DescribedCalls, JsonSchema, RouteDescription } from '@mortise/plugin-api/server';
import type { Principal } from '@mortise/shared';
import { version } from '../../../package.json';
import type { DocTexts } from '../doc-texts';
import { actionOperation } from '../operations/action-operation';
import { associationOperations } from '../operations/association-operations';
import { type OpenCalls, callOperation, openCalls, tagOfCall } from '../operations/call-operations';
import type { Operation } from '../operations/operation';
import { routeOperation } from '../operations/route-operation';
import { type OpenWorld, resourceOfTag } from '../world/open-resource';
import { Components } from './components';
import type { DocContext } from './doc-context';
import { inTurns } from './in-turns';
import { type Namespace, isIn, isOwn } from './namespace';

export interface DocumentParts extends Pick<DocContext, 'world' | 'apiBase' | 'texts'> {
  /** Fixed paths the caller may ask. */
  readonly routes: readonly RouteDescription[];
  readonly namespace: Namespace;
  readonly principal: Principal;
  /** What other languages are spoken here. */
  readonly described: readonly DescribedCalls[];
}

/** An OpenAPI 3.1 document of what one caller may call. */
export async function buildDocument({ routes, namespace, principal, described, ...shared }: DocumentParts): Promise<JsonSchema> {
  const { world, texts, apiBase } = shared;
  const context: DocContext = { ...shared, components: new Components() };
  const resources = [...world.resources.values()].filter((resource) => isIn(namespace, resource));
  const shownRoutes = routes.filter(({ owner, path }) => isIn(namespace, { owner, name: path }));
  const operations: Operation[] = shownRoutes.map((route) => routeOperation(route, context));
  await inTurns(resources, (resource) => {
    for (const action of resource.actions.values()) operations.push(actionOperation(resource, action, context));
    operations.push(...associationOperations(resource, context));
  });
  const calls = await openCalls(
    described.filter(({ owner }) => isOwn(namespace, owner)),
    principal,
    context,
  );
  for (const { owner, calls: open } of calls) operations.push(...open.map((call) => callOperation(owner, call, context)));
  // Programs that import a document know one server of it: what is not below the API makes all of it begin at the root.
  const isRooted = calls.length > 0;
  const tags = new Set([...resources.map(({ tag }) => tag), ...shownRoutes.map(({ owner }) => owner), ...calls.flatMap(tagsOfCalls)]);
  return {
    openapi: '3.1.0',
    info: { title: texts.t('title'), version, description: texts.t('about') },
    servers: [{ url: isRooted ? '/' : apiBase }],
    security: [{ bearer: [] }, { apiKey: [] }, { cookie: [] }],
    tags: sortedTags([...tags], world).map((name) => ({ name, description: tagText(name, context) })),
    paths: pathsOf(isRooted ? operations.map((one) => fromRoot(one, apiBase)) : operations),
    components: { ...context.components.all(), securitySchemes: securitySchemes(texts) },
  };
}

function tagsOfCalls({ owner, calls }: OpenCalls): readonly string[] {
  return calls.map((call) => tagOfCall(owner, call));
}

/** Collections first, then the core, then plugins. */
export function sortedTags(tags: readonly string[], world: OpenWorld): readonly string[] {
  const rank = (tag: string): number => (tag === 'core' ? 1 : resourceOfTag(world, tag) ? 0 : 2);
  return tags.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What a group of operations is called. */
export function tagText(tag: string, { world, texts }: Pick<DocContext, 'world' | 'texts'>): string {
  if (tag === 'core') return texts.t('core');
  const resource = resourceOfTag(world, tag);
  if (resource) return texts.t('collection', { name: texts.read(resource.collection?.title ?? resource.name) });
  const [owner = tag, ...group] = tag.split('/');
  if (group.length > 0) return texts.t('callsOf', { name: texts.plugin(owner), group: group.join('/') });
  return texts.t('plugin', { name: texts.plugin(tag) });
}

function fromRoot({ path, method, operation: { servers, ...operation } }: Operation, apiBase: string): Operation {
  return { path: servers === undefined ? `${apiBase}${path}` : path, method, operation };
}

function pathsOf(operations: readonly Operation[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { path, method, operation } of operations) (paths[path] ??= {})[method] = operation;
  return Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function securitySchemes(texts: DocTexts): JsonSchema {
  return {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: texts.t('bearer') },
    apiKey: { type: 'http', scheme: 'bearer', description: texts.t('apiKey') },
    cookie: { type: 'apiKey', in: 'cookie', name: 'mortise', description: texts.t('cookie') },
  };
}
