import type { RawHandler } from '@mortise/plugin-api/server';
import Router from '@koa/router';

/** A handler at the place a request is addressed to. */
export interface MatchedHandler {
  readonly handler: RawHandler;
  readonly params: Readonly<Record<string, string>>;
}

/** The raw handlers of one moment. Immutable. */
export interface HandlerTable {
  find(path: string): MatchedHandler | undefined;
}

const NO_PARAMS: MatchedHandler['params'] = Object.freeze({});

/** Asked for every request, so most handlers are told apart by how their path begins. */
export function createHandlerTable(handlers: readonly RawHandler[]): HandlerTable {
  const finders = handlers.map(finderOf);
  return {
    find(path) {
      for (const find of finders) {
        const found = find(path);
        if (found) return found;
      }
      return undefined;
    },
  };
}

function finderOf(handler: RawHandler): HandlerTable['find'] {
  const whole: MatchedHandler = { handler, params: NO_PARAMS };
  if (handler.path.endsWith('/')) return (path) => (path.startsWith(handler.path) ? whole : undefined);
  if (!handler.path.includes(':')) return (path) => (path === handler.path ? whole : undefined);
  const [literal = ''] = handler.path.split(':');
  const router = new Router({ sensitive: true, strict: true });
  router.register(handler.path, ['GET'], () => undefined);
  return (path) => {
    const [layer] = path.startsWith(literal) ? router.match(path, 'GET').path : [];
    return layer && { handler, params: layer.params(path, layer.captures(path)) };
  };
}
