import { type ActionDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { MAX_POINTS, MAX_SECONDS, type Override, SUBJECT_PATTERN } from '../../contract';
import type { OverrideStore } from '../limits/override-store';
import { OVERRIDE, REMOVED } from './docs';
import { MANAGE_LIMITS } from './permission';

const BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['subject', 'points', 'seconds'],
  properties: {
    subject: { type: 'string', pattern: SUBJECT_PATTERN },
    points: { type: 'integer', minimum: 1, maximum: MAX_POINTS },
    seconds: { type: 'integer', minimum: 1, maximum: MAX_SECONDS },
  },
} as const;

/** `rateLimits:setOverride`: gives one caller a limit of its own, or another one. */
export function setOverrideAction(overrides: OverrideStore): ActionDefinition {
  return defineAction({
    permission: MANAGE_LIMITS,
    safe: false,
    body: BODY,
    describe: { output: OVERRIDE },
    async run({ values, principal }) {
      // Checked against the schema above.
      const { subject, points, seconds } = values as unknown as Override;
      await overrides.put({ subject, points, seconds }, principal.userId);
      return answer({ subject, points, seconds });
    },
  });
}

/** `rateLimits:removeOverride?filterByTk=apiKey:7`: the caller has the limit of its kind again. */
export function removeOverrideAction(overrides: OverrideStore): ActionDefinition {
  return defineAction({
    permission: MANAGE_LIMITS,
    safe: false,
    describe: { query: { filterByTk: { type: 'string' } }, output: REMOVED },
    async run(call) {
      const subject = requireKey(call);
      if (!(await overrides.remove(subject))) throw new AppError('RECORD_NOT_FOUND', { collection: 'rateLimits', key: subject });
      return answer(1);
    },
  });
}
