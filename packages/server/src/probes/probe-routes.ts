import type { ServerState } from '../pipeline/receive-steps';
import type { Answer } from '../targets/target';
import type { ServedRoute } from '../targets/route-target';

export interface ProbeFacts {
  readonly state: () => ServerState;
  /** Whether the database answers in time. */
  readonly databaseAnswers: () => Promise<boolean>;
  /** Whether all other data sources do: without them the server goes on, but not as it should. */
  readonly otherSourcesAnswer: () => Promise<boolean>;
  readonly anyPluginFailed: () => boolean;
}

/** Milliseconds one answer of the database is good for: probes are open to anybody and must not become load. */
const PING_LIFE = 1_000;

/** The three questions machines ask: is it healthy, does the process live, may it get traffic. Open to anybody, so no names. */
export function probeRoutes(apiBase: string, facts: ProbeFacts): readonly ServedRoute[] {
  const answers = remembered(() => Promise.all([facts.databaseAnswers(), facts.otherSourcesAnswer()]));
  const probe = (name: string, handle: () => Promise<Answer> | Answer): ServedRoute => ({
    method: 'GET',
    path: `${apiBase}${name}`,
    permission: { kind: 'public' },
    handle,
  });
  return [
    probe('__health_check', () => plain(facts.state() === 'running', facts.state())),
    probe('__live', () => plain(true, 'ok')),
    probe('__ready', async () => readiness(await answers(), facts)),
  ];
}

function plain(well: boolean, otherwise: string): Answer {
  return { status: well ? 200 : 503, type: 'text/plain; charset=utf-8', body: well ? 'ok' : otherwise };
}

function readiness([database, otherSources]: readonly [boolean, boolean], { state, anyPluginFailed }: ProbeFacts): Answer {
  const accepting = state() === 'running';
  const ready = database && accepting;
  const plugins = anyPluginFailed() ? 'degraded' : 'ok';
  const dataSources = otherSources ? 'ok' : 'degraded';
  const checks = { database: database ? 'ok' : 'unavailable', dataSources, plugins, accepting };
  const well = plugins === 'ok' && otherSources ? 'ok' : 'degraded';
  const body = JSON.stringify({ data: { status: ready ? well : 'unavailable', checks } });
  return { status: ready ? 200 : 503, type: 'application/json; charset=utf-8', body };
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly until: number; readonly answer: Promise<T> } | undefined;
  return () => {
    // Not the time of day, which may be set back.
    const now = performance.now();
    if (known === undefined || known.until < now) known = { until: now + PING_LIFE, answer: ask() };
    return known.answer;
  };
}
