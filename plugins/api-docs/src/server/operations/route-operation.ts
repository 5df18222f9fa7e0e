import type { RouteDescription } from '@mortise/plugin-api/server';
import type { DocContext } from '../document/doc-context';
import { errorResponses } from '../document/error-responses';
import { type Operation, contentIn, jsonContent } from './operation';

/** A fixed path a plugin has mounted. Those that are not below the API say so. */
export function routeOperation(route: RouteDescription, context: DocContext): Operation {
  const { owner, method, path, permission, describe = {} } = route;
  const { texts, apiBase } = context;
  const below = path.startsWith(`${apiBase}/`) ? path.slice(apiBase.length) : path;
  const { summary, description, input, output, outputType = 'application/json', query = {} } = describe;
  const named = summary === undefined ? `${method} ${path}` : texts.read(summary);
  const parameters = [
    ...[...below.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
  ];
  return {
    path: below.replaceAll(/:(\w+)/g, '{$1}'),
    method: method.toLowerCase() as Operation['method'],
    operation: {
      operationId: `${method.toLowerCase()}${below.replaceAll(/[^A-Za-z0-9]+/g, '.')}`,
      tags: [owner],
      summary: named,
      ...(description === undefined ? {} : { description: texts.read(description) }),
      ...(permission.kind === 'public' ? { security: [] } : {}),
      ...(below === path ? { servers: [{ url: '/' }] } : {}),
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(typeof input === 'object' ? { requestBody: jsonContent(input) } : {}),
      responses: {
        '200': { description: texts.t('done'), ...contentIn(outputType, typeof output === 'object' ? output : { type: 'string' }) },
        ...errorResponses('route', context),
      },
    },
  };
}
