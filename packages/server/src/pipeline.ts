import type { OpenPhase, OriginRule, PipelinePort } from '@mortise/plugin-api/server';
import type { Identified, Resources } from '@mortise/resources';
import { AppError, whenKnown } from '@mortise/shared';
import { readBodyContent } from './body/body-content';
import { METHODS, answerOrigin } from './http/cors';
import type { Exchange } from './pipeline/exchange';
import type { NamedStep, PassedStep, SurroundingStep } from './pipeline/named-step';
import { type ReceiveParts, receiveSteps } from './pipeline/receive-steps';
import { requirePlace } from './pipeline/require-place';
import { writeAnswer } from './pipeline/write-answer';
import type { FindTarget } from './targets/find-target';
import { hasBody, refuseLargeBody } from './body/read-body';
import type { HandlerTable } from './targets/handler-table';

/** What the pipeline is made of besides the steps of plugins. */
export interface PipelineParts extends ReceiveParts {
  readonly identify: Resources['identify'];
  readonly findTarget: FindTarget;
  readonly handlers: HandlerTable;
  /** Bytes. */
  readonly bodyLimit: number;
  readonly corsOrigins: ReadonlySet<string>;
  readonly originRules: readonly OriginRule[];
  readonly placesOf: PipelinePort['placesOf'];
}

/** The steps of plugins, in order. */
export type OpenSteps = Readonly<Record<OpenPhase, readonly NamedStep[]>>;

const MAX_URL_BYTES = 8 * 1024;

const KNOWN_METHODS: ReadonlySet<string> = new Set(METHODS);

/**
 * The way of a request, from top to bottom. Whatever is thrown becomes an answer in one place, the step `errors` of the first phase.
 * `mortise map` prints this list.
 */
export function pipelineSteps(parts: PipelineParts, open: OpenSteps): readonly NamedStep[] {
  return [
    ...receiveSteps(parts),
    pass('guard', 'method', ({ method }) => {
      if (!KNOWN_METHODS.has(method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: METHODS });
    }),
    pass('guard', 'url', ({ ctx }) => {
      if (Buffer.byteLength(ctx.req.url ?? '') > MAX_URL_BYTES) throw new AppError('URL_TOO_LONG', { max: MAX_URL_BYTES });
    }),
    pass('guard', 'origin', (exchange) => {
      exchange.preflight = admitOrigin(exchange, parts);
    }),
    ...open.guard,
    surround('guard', 'options', (exchange, next) => answerOptions(exchange) ?? next()),
    pass('guard', 'body', (exchange) => takeBody(exchange, parts)),
    ...open.identify,
    pass('identify', 'principal', (exchange) => {
      const identified = parts.identify(exchange.header, () => parts.placesOf(exchange.path));
      return whenKnown(identified, (known) => recognise(exchange, known));
    }),
    pass('identify', 'place', ({ identified, path }) => requirePlace(identified.principal, path, parts.placesOf)),
    ...open.admit,
    pass('parse', 'target', (exchange) => {
      exchange.target = parts.findTarget(exchange);
    }),
    ...targetSteps,
  ];
}

/** What a request is addressed to, an action or a fixed path, does its own half of each further phase. */
const targetSteps: readonly NamedStep[] = [
  pass('plan', 'target', (exchange) => exchange.target.plan(exchange.identified)),
  pass('authorize', 'target', (exchange) => exchange.target.authorize(exchange.identified)),
  pass('validate', 'target', (exchange) => exchange.target.validate(exchange.body)),
  pass('execute', 'target', (exchange) => exchange.target.execute(exchange)),
  pass('present', 'target', (exchange) => writeAnswer(exchange, exchange.target.present())),
];

function pass(phase: NamedStep['phase'], id: string, act: PassedStep['act']): PassedStep {
  return { phase, id, owner: 'core', act };
}

function surround(phase: NamedStep['phase'], id: string, handle: SurroundingStep['handle']): SurroundingStep {
  return { phase, id, owner: 'core', handle };
}

function takeBody(exchange: Exchange, { handlers, bodyLimit }: PipelineParts): Promise<void> | void {
  const { req } = exchange.ctx;
  if (handlers.find(exchange.path)) return refuseLargeBody(req, bodyLimit);
  if (!hasBody(req)) return undefined;
  return readBodyContent(req, bodyLimit).then((content) => {
    exchange.body = content;
  });
}

function recognise(exchange: Exchange, identified: Identified): void {
  exchange.identified = identified;
  if (identified.headers === undefined) return;
  for (const [name, value] of Object.entries(identified.headers)) exchange.setHeader(name, value);
}

/** Says whether the request is a preflight that has been told what its page may do. */
function admitOrigin({ ctx, head, path }: Exchange, { corsOrigins, originRules, protocols }: PipelineParts): boolean {
  // Pages of no other origin may read answers.
  if (corsOrigins.size === 0 && originRules.every((rule) => rule.isIdle?.() === true)) return false;
  head.set('Vary', 'Origin');
  const { origin } = ctx.req.headers;
  if (origin === undefined) return false;
  const isAllowed =
    (corsOrigins.has(origin) || originRules.some((rule) => rule.allows(origin, path))) &&
    !originRules.some((rule) => rule.refuses?.(origin, path));
  return isAllowed && answerOrigin(ctx.req, head, { origin, headers: protocols.find(path)?.cors });
}

/** `OPTIONS` asks about the server, never about a record: it is answered here, with or without CORS. */
function answerOptions(exchange: Exchange): Promise<void> | undefined {
  if (exchange.method !== 'OPTIONS') return undefined;
  const headers: Record<string, string> = exchange.preflight ? {} : { Allow: METHODS.join(', ') };
  writeAnswer(exchange, { status: 204, type: '', body: '', headers });
  return Promise.resolve();
}
