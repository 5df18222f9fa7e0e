import Router from '@koa/router';
import { AppError } from '@mortise/shared';
import type { MatchedRoute, ServedRoute } from './route-target';

/** The fixed paths of one moment. Immutable. */
export interface RouteTable {
  /**
   * Undefined when no route has this path.
   * @throws AppError METHOD_NOT_ALLOWED when routes have the path, but not for this method
   */
  match(path: string, method: string): MatchedRoute | undefined;
  /** Whether a route has this path, for whatever method. */
  has(path: string): boolean;
}

/** The routes come first that were mounted first; a path is taken as it is written, also in the case of its letters. */
export function createRouteTable(routes: readonly ServedRoute[]): RouteTable {
  const router = new Router({ sensitive: true });
  const routeOf = new Map(routes.map((route) => [router.register(route.path, [route.method], () => undefined), route] as const));
  return {
    has: (path) => router.match(path, 'GET').path.length > 0,
    match(path, method) {
      const found = router.match(path, method);
      for (const layer of found.pathAndMethod) {
        const route = routeOf.get(layer);
        if (route) return { route, params: layer.params(path, layer.captures(path)) };
      }
      if (found.path.length === 0) return undefined;
      throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: [...new Set(found.path.flatMap((layer) => layer.methods))] });
    },
  };
}
