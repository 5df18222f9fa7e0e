import { type FacadeFactory, SnapshotList } from '@mortise/kernel';
import type {
  CheckStep,
  DescribeCalls,
  DescribedCalls,
  OpenPhase,
  OriginRule,
  PipelinePort,
  PipelineStep,
  Protocol,
  RawHandler,
  RouteDescription,
  ServedApis,
  SurroundingStep,
} from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';
import { type OpenSteps, type PipelineParts, pipelineSteps } from '../pipeline';
import { type HandlerTable, createHandlerTable } from '../targets/handler-table';
import { type OwnedPaths, type ProtocolTable, createProtocolTable } from '../targets/protocol-table';
import { type RouteTable, createRouteTable } from '../targets/route-table';
import type { ServedRoute } from '../targets/route-target';
import { type Pipeline, composeSteps } from './compose-steps';
import type { NamedStep } from './named-step';

interface Mounted {
  readonly owner: string;
  readonly route: ServedRoute;
}

/** What requests can be addressed to besides actions of the action API. */
export interface Places {
  readonly routes: RouteTable;
  readonly protocols: ProtocolTable;
  readonly handlers: HandlerTable;
  /** Whose pages may read the answers. */
  readonly originRules: readonly OriginRule[];
  readonly placesOf: PipelinePort['placesOf'];
}

/**
 * Holds the pipeline in force. Every registration composes a new one and swaps it in; a request keeps the one it began with.
 */
export class Switchboard {
  readonly #open: Readonly<Record<OpenPhase, SnapshotList<NamedStep>>> = {
    guard: new SnapshotList(),
    identify: new SnapshotList(),
    admit: new SnapshotList(),
  };
  readonly #originRules = new SnapshotList<OriginRule>();
  readonly #protocols = new SnapshotList<Protocol>();
  readonly #handlers = new SnapshotList<RawHandler>();
  readonly #parts: (places: Places) => PipelineParts;
  readonly #apisGone: () => void;
  #mounted: readonly Mounted[] = [];
  #described: readonly RouteDescription[] | undefined;
  #calls: readonly DescribedCalls[] = [];
  #routes: RouteTable = createRouteTable([]);
  #steps: readonly NamedStep[] = [];
  #pipeline: Pipeline = () => Promise.reject(new AppError('SERVER_CLOSING'));

  /** `parts` makes everything but the plugins' share. `apisGone` is told when callers cannot be limited to APIs any more. */
  constructor(parts: (places: Places) => PipelineParts, apisGone: () => void) {
    this.#parts = parts;
    this.#apisGone = apisGone;
  }

  readonly #placesOf = (path: string): readonly string[] => {
    const protocol = valuesOf(this.#protocols).find(({ base }) => path.startsWith(base));
    return protocol?.places?.(path.slice(protocol.base.length)) ?? [];
  };

  /** `core.pipeline` as one plugin sees it. */
  readonly facade: FacadeFactory<PipelinePort> = (owner) => ({
    use: (phase, step) => owner.ledger.record('step', `${phase} ${step.id}`, this.#use(phase, step, owner.id)),
    allowOrigins: (rule) => owner.ledger.record('origins', rule.id, this.#allowOrigins(rule)),
    route: (route) => owner.ledger.record('route', `${route.method} ${route.path}`, this.mount(owner.id, route)),
    protocol: (protocol) => owner.ledger.record('protocol', protocol.base, this.#telling(owner.id, protocol, this.#speak(protocol))),
    handler: (handler) => owner.ledger.record('handler', handler.path, this.#telling(owner.id, handler, this.#handle(handler))),
    routes: () => (this.#described ??= this.#mounted.map(describeRoute)),
    calls: () => this.#calls,
    placesOf: this.#placesOf,
    apis: () => this.#apis,
  });

  get pipeline(): Pipeline {
    return this.#pipeline;
  }

  get steps(): readonly NamedStep[] {
    return this.#steps;
  }

  get protocols(): readonly Protocol[] {
    return valuesOf(this.#protocols);
  }

  get handlers(): readonly RawHandler[] {
    return valuesOf(this.#handlers);
  }

  get routes(): readonly Mounted[] {
    return this.#mounted;
  }

  /** @throws AppError NAME_TAKEN when the same method and path are mounted already */
  mount(owner: string, route: ServedRoute): Disposable {
    checkRoute(route);
    if (this.#mounted.some(({ route: other }) => other.method === route.method && other.path === route.path)) {
      throw new AppError('NAME_TAKEN', { what: 'route', name: `${route.method} ${route.path}` });
    }
    const mounted: Mounted = { owner, route };
    this.#mount([...this.#mounted, mounted]);
    return disposable(() => this.#mount(this.#mounted.filter((other) => other !== mounted)));
  }

  #mount(mounted: readonly Mounted[]): void {
    // A path the router cannot read throws here, before anything has changed.
    const routes = createRouteTable(mounted.map(({ route }) => route));
    this.#mounted = mounted;
    this.#described = undefined;
    this.#routes = routes;
    this.#compose();
  }

  #use(phase: OpenPhase, step: PipelineStep, owner: string): Disposable {
    checkStep(step);
    const { id, order = 0 } = step;
    const name = { phase: phase === 'admit' ? 'identify' : phase, id, owner } as const;
    const named: NamedStep =
      'check' in step
        ? { ...name, act: (exchange) => step.check(exchange) }
        : { ...name, handle: (exchange, next) => step.handle(exchange, next) };
    return this.#composed(this.#open[phase].add({ id, order, value: named }));
  }

  #allowOrigins(rule: OriginRule): Disposable {
    return this.#composed(this.#originRules.add({ id: rule.id, order: 0, value: rule }));
  }

  #speak(protocol: Protocol): Disposable {
    const { id, base } = protocol;
    if (!base.startsWith('/') || !base.endsWith('/')) {
      throw new AppError('DEFINITION_INVALID', { protocol: id, expected: 'a base that begins and ends with a slash', received: base });
    }
    const taken = valuesOf(this.#protocols).some((other) => other.base.startsWith(base) || base.startsWith(other.base));
    if (taken) throw new AppError('NAME_TAKEN', { what: 'path', name: base });
    if (protocol.apis && this.#apis) throw new AppError('NAME_TAKEN', { what: 'list of APIs', name: id });
    const spoken = this.#composed(this.#protocols.add({ id, order: 0, value: protocol }));
    return protocol.apis === undefined
      ? spoken
      : disposable(async () => {
          await spoken.dispose();
          this.#apisGone();
        });
  }

  #handle(handler: RawHandler): Disposable {
    const { id, path } = handler;
    if (!path.startsWith('/') || typeof handler.handle !== 'function') {
      throw new AppError('DEFINITION_INVALID', { handler: id, expected: 'a path that begins with a slash and a handler', received: path });
    }
    if (valuesOf(this.#handlers).some((other) => other.path === path)) throw new AppError('NAME_TAKEN', { what: 'path', name: path });
    return this.#composed(this.#handlers.add({ id, order: 0, value: handler }));
  }

  /** What was just added tells of its calls, if it tells anything, until it is disposed. */
  #telling(owner: string, { describe }: { readonly describe?: DescribeCalls }, added: Disposable): Disposable {
    if (describe === undefined) return added;
    const told: DescribedCalls = { owner, describe };
    this.#calls = [...this.#calls, told];
    return disposable(async () => {
      this.#calls = this.#calls.filter((other) => other !== told);
      await added.dispose();
    });
  }

  get #apis(): ServedApis | undefined {
    return this.protocols.find(({ apis }) => apis !== undefined)?.apis;
  }

  /** The routes and handlers that lie below a base; mostly there are none, and then nothing is asked. */
  #ownedBelow(base: string): OwnedPaths {
    const routes = this.#mounted.filter(({ route }) => route.path.startsWith(base));
    const handlers = valuesOf(this.#handlers).filter(({ path }) => path.startsWith(base));
    if (routes.length === 0 && handlers.length === 0) return undefined;
    const fixed = createRouteTable(routes.map(({ route }) => route));
    const raw = createHandlerTable(handlers);
    return (path) => raw.find(path) !== undefined || fixed.has(path);
  }

  /** What was just added is in force from now on, until it is disposed. */
  #composed(added: Disposable): Disposable {
    this.#compose();
    return disposable(async () => {
      await added.dispose();
      this.#compose();
    });
  }

  #compose(): void {
    const { guard, identify, admit } = this.#open;
    const open: OpenSteps = { guard: valuesOf(guard), identify: valuesOf(identify), admit: valuesOf(admit) };
    const places: Places = {
      routes: this.#routes,
      protocols: createProtocolTable(valuesOf(this.#protocols), (base) => this.#ownedBelow(base)),
      handlers: createHandlerTable(valuesOf(this.#handlers)),
      originRules: valuesOf(this.#originRules),
      placesOf: this.#placesOf,
    };
    this.#steps = pipelineSteps(this.#parts(places), open);
    this.#pipeline = composeSteps(this.#steps);
  }
}

function describeRoute({ owner, route: { method, path, permission, describe } }: Mounted): RouteDescription {
  return { owner, method, path, permission, ...(describe ? { describe } : {}) };
}

function valuesOf<T>(list: SnapshotList<T>): readonly T[] {
  return list.snapshot.map(({ value }) => value);
}

/** Plugins may be plain JavaScript, so the types alone do not make sure that everything is there. */
function checkRoute(route: ServedRoute): void {
  const { path, permission } = route as Partial<ServedRoute>;
  if (permission?.kind === undefined) throw new AppError('DEFINITION_INVALID', { route: path, expected: 'a permission', received: null });
  if (typeof route.handle !== 'function') throw new AppError('DEFINITION_INVALID', { route: path, expected: 'a handler', received: null });
}

function checkStep(step: PipelineStep): void {
  const { check, handle } = step as Partial<CheckStep & SurroundingStep>;
  if ((typeof check === 'function') === (typeof handle === 'function')) {
    throw new AppError('DEFINITION_INVALID', { step: step.id, expected: 'either check or handle, a function', received: null });
  }
}
