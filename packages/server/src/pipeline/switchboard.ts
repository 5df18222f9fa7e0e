import { type FacadeFactory, SnapshotList } from '@mortise/kernel';
import type { OpenPhase, PipelinePort, PipelineStep } from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';
import { type OpenSteps, type Pipeline, type PipelineParts, composePipeline, pipelineSteps } from '../pipeline';
import { type RouteTable, createRouteTable } from '../targets/route-table';
import type { ServedRoute } from '../targets/route-target';
import type { NamedStep } from './named-step';

interface Mounted {
  readonly owner: string;
  readonly route: ServedRoute;
}

/**
 * Holds the pipeline in force. Every registration composes a new one and swaps it in; a request keeps the one it began with.
 */
export class Switchboard {
  readonly #guard = new SnapshotList<NamedStep>();
  readonly #identify = new SnapshotList<NamedStep>();
  readonly #parts: (routes: RouteTable) => PipelineParts;
  #mounted: readonly Mounted[] = [];
  #routes: RouteTable = createRouteTable([]);
  #steps: readonly NamedStep[] = [];
  #pipeline: Pipeline = () => Promise.reject(new AppError('SERVER_CLOSING'));

  /** `parts` makes everything but the plugins' share, for a table of routes. */
  constructor(parts: (routes: RouteTable) => PipelineParts) {
    this.#parts = parts;
  }

  /** `core.pipeline` as one plugin sees it. */
  readonly facade: FacadeFactory<PipelinePort> = (owner) => ({
    use: (phase, step) => owner.ledger.record('step', `${phase} ${step.id}`, this.#use(phase, step, owner.id)),
    route: (route) => owner.ledger.record('route', `${route.method} ${route.path}`, this.mount(owner.id, route)),
  });

  get pipeline(): Pipeline {
    return this.#pipeline;
  }

  get steps(): readonly NamedStep[] {
    return this.#steps;
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
    this.#routes = routes;
    this.#compose();
  }

  #use(phase: OpenPhase, step: PipelineStep, owner: string): Disposable {
    checkStep(step);
    const list = phase === 'guard' ? this.#guard : this.#identify;
    const { id, order = 0 } = step;
    const undo = list.add({ id, order, value: { phase, id, owner, handle: (exchange, next) => step.handle(exchange, next) } });
    this.#compose();
    return disposable(async () => {
      await undo.dispose();
      this.#compose();
    });
  }

  #compose(): void {
    const open: OpenSteps = { guard: valuesOf(this.#guard), identify: valuesOf(this.#identify) };
    this.#steps = pipelineSteps(this.#parts(this.#routes), open);
    this.#pipeline = composePipeline(this.#steps);
  }
}

function valuesOf<T>(list: SnapshotList<T>): readonly T[] {
  return list.snapshot.map(({ value }) => value);
}

/** Plugins may be plain JavaScript, so the types alone do not make sure that everything is there. */
function checkRoute(route: ServedRoute): void {
  const { path, permission } = route as Partial<ServedRoute>;
  if (permission?.kind === undefined) throw new AppError('DEFINITION_INVALID', { route: path, expected: 'a permission', received: null });
  if (!canHandle(route)) throw new AppError('DEFINITION_INVALID', { route: path, expected: 'a handler', received: null });
}

function checkStep(step: PipelineStep): void {
  if (!canHandle(step)) throw new AppError('DEFINITION_INVALID', { step: step.id, expected: 'a handler', received: null });
}

function canHandle(part: ServedRoute | PipelineStep): boolean {
  return typeof part.handle === 'function';
}
