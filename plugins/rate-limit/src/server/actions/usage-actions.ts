import { type ActionCall, type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { SPANS, type Span } from '../../contract';
import { topCallers, usageOf } from '../usage/usage-report';
import { CALLERS, SPAN, USAGE } from './docs';
import { MANAGE_LIMITS } from './permission';
import type { RateLimitsDeps } from './rate-limits-deps';

const MAX_SUBJECT = 200;

/** `rateLimits:callers?span=hour`: the twenty who called most. */
export function callersAction({ records, flush }: RateLimitsDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE_LIMITS,
    safe: true,
    describe: { query: { span: SPAN }, output: CALLERS },
    async run(call) {
      const span = spanOf(call);
      await flush();
      return answer((await topCallers(records, { span, now: Date.now() })).map((caller) => ({ ...caller })));
    },
  });
}

/** `rateLimits:usage?subject=apiKey:7&span=day`: how often one caller called. */
export function usageAction({ records, flush }: RateLimitsDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE_LIMITS,
    safe: true,
    describe: { query: { subject: { type: 'string' }, span: SPAN }, output: USAGE },
    async run(call) {
      const [subject, span] = [subjectOf(call), spanOf(call)];
      await flush();
      return answer((await usageOf(records, subject, { span, now: Date.now() })).map((point) => ({ ...point })));
    },
  });
}

/** @throws AppError QUERY_PARAMETER_INVALID */
function spanOf({ query }: ActionCall): Span {
  const { span = 'hour' } = query;
  const found = SPANS.find((one) => one === span);
  if (found === undefined) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'span', expected: SPANS.join(', ') });
  return found;
}

/** @throws AppError QUERY_PARAMETER_INVALID */
function subjectOf({ query }: ActionCall): string {
  const { subject } = query;
  if (typeof subject === 'string' && subject !== '' && subject.length <= MAX_SUBJECT) return subject;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'subject', expected: 'a caller such as apiKey:7' });
}
