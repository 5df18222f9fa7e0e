import type { ProtocolAnswer, ProtocolErrand } from '@mortise/plugin-api/server';
import type { Resources } from '@mortise/resources';
import { throwFaults } from '@mortise/shared';
import type { Target } from '../pipeline/exchange';

/** Runs what a protocol answers by itself, for callers who are known unless it is public. */
export function errandTarget(errand: ProtocolErrand, resources: Pick<Resources, 'requireIdentity'>): Target {
  let answer: ProtocolAnswer;
  return {
    plan: (caller) => (errand.isPublic === true ? undefined : resources.requireIdentity(caller)),
    authorize: () => undefined,
    validate: () => throwFaults(errand.faults ?? []),
    async execute({ principal, signal }) {
      answer = await errand.run({ principal, signal });
    },
    present: () => answer,
  };
}
