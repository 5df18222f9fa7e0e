import type { OpenPhase, OriginRule } from '@mortise/plugin-api/server';
import type { Resources } from '@mortise/resources';
import { AppError } from '@mortise/shared';
import compose from 'koa-compose';
import { readBodyContent } from './body/body-content';
import { METHODS, allowOrigin } from './http/cors';
import type { Exchange } from './pipeline/exchange';
import type { NamedStep } from './pipeline/named-step';
import { type ReceiveParts, receiveSteps } from './pipeline/receive-steps';
import { writeAnswer } from './pipeline/write-answer';
import type { FindTarget } from './targets/find-target';
import { refuseLargeBody } from './body/read-body';
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
}

/** The steps of plugins, in order. */
export type OpenSteps = Readonly<Record<OpenPhase, readonly NamedStep[]>>;

export type Pipeline = (exchange: Exchange) => Promise<void>;

const MAX_URL_BYTES = 8 * 1024;

/**
 * The way of a request, from top to bottom. Every step either goes on to the next one or throws; what is thrown becomes an answer
 * in one place, the step `errors` of the first phase. `mortise map` prints this list.
 */
export function pipelineSteps(parts: PipelineParts, open: OpenSteps): readonly NamedStep[] {
  return [
    ...receiveSteps(parts),
    step('guard', 'method', refuseUnknownMethods),
    step('guard', 'url', ({ ctx }, next) => {
      if (Buffer.byteLength(ctx.req.url ?? '') > MAX_URL_BYTES) throw new AppError('URL_TOO_LONG', { max: MAX_URL_BYTES });
      return next();
    }),
    step('guard', 'origin', (exchange, next) => {
      exchange.preflight = admitOrigin(exchange, parts);
      return next();
    }),
    ...open.guard,
    step('guard', 'options', (exchange, next) => answerOptions(exchange) ?? next()),
    step('guard', 'body', async (exchange, next) => {
      if (parts.handlers.find(exchange.path)) refuseLargeBody(exchange.ctx.req, parts.bodyLimit);
      else exchange.body = await readBodyContent(exchange.ctx.req, parts.bodyLimit);
      await next();
    }),
    ...open.identify,
    step('identify', 'principal', async (exchange, next) => {
      exchange.identified = await parts.identify(exchange.header);
      for (const [name, value] of Object.entries(exchange.identified.headers ?? {})) exchange.setHeader(name, value);
      await next();
    }),
    ...open.admit,
    step('parse', 'target', (exchange, next) => {
      exchange.target = parts.findTarget(exchange);
      return next();
    }),
    ...targetSteps,
  ];
}

/** What a request is addressed to, an action or a fixed path, does its own half of each further phase. */
const targetSteps: readonly NamedStep[] = [
  step('plan', 'target', (exchange, next) => {
    exchange.target.plan(exchange.identified);
    return next();
  }),
  step('authorize', 'target', async (exchange, next) => {
    await exchange.target.authorize(exchange.identified);
    await next();
  }),
  step('validate', 'target', async (exchange, next) => {
    await exchange.target.validate(exchange.body);
    await next();
  }),
  step('execute', 'target', async (exchange, next) => {
    await exchange.target.execute(exchange);
    await next();
  }),
  step('present', 'target', (exchange) => writeAnswer(exchange, exchange.target.present())),
];

/** Makes the steps one function. Never changed afterwards: a change of plugins composes a new one. */
export function composePipeline(steps: readonly NamedStep[]): Pipeline {
  return compose<Exchange>(steps.map((one) => (exchange, next) => one.handle(exchange, next)));
}

function step(phase: NamedStep['phase'], id: string, handle: NamedStep['handle']): NamedStep {
  return { phase, id, owner: 'core', handle };
}

function refuseUnknownMethods({ method }: Exchange, next: () => Promise<void>): Promise<void> {
  if (!METHODS.some((known) => known === method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: METHODS });
  return next();
}

/** Says whether the request is a preflight that has been told what its page may do. */
function admitOrigin({ ctx, path }: Exchange, { corsOrigins, originRules, protocols }: PipelineParts): boolean {
  const nobody = corsOrigins.size === 0 && originRules.length === 0;
  const allows = (origin: string): boolean =>
    (corsOrigins.has(origin) || originRules.some((rule) => rule.allows(origin, path))) &&
    !originRules.some((rule) => rule.refuses?.(origin, path));
  return allowOrigin(ctx.req, ctx.res, { allows: nobody ? undefined : allows, headers: protocols.find(path)?.cors });
}

/** `OPTIONS` asks about the server, never about a record: it is answered here, with or without CORS. */
function answerOptions(exchange: Exchange): Promise<void> | undefined {
  if (exchange.method !== 'OPTIONS') return undefined;
  const headers: Record<string, string> = exchange.preflight ? {} : { Allow: METHODS.join(', ') };
  writeAnswer(exchange, { status: 204, type: '', body: '', headers });
  return Promise.resolve();
}
