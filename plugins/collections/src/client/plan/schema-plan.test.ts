import { type PlanFailure, type SchemaPlan, canApply, needsConsent } from './schema-plan';

const NOTHING: SchemaPlan = {
  planId: 'p',
  applicable: true,
  complete: true,
  steps: [],
  losses: [],
  failures: [],
  rewritten: [],
  dependents: [],
};
const failure: PlanFailure = { collection: 'c', fields: ['f'], text: 'no', rows: 1, examples: [], canSetNull: true };

it('asks only where records are touched or columns of a view go, or where that is not known', () => {
  expect(needsConsent(NOTHING)).toBe(false);
  expect(needsConsent({ ...NOTHING, rewritten: [{ collection: 'c', rows: 0 }] })).toBe(false);
  expect(needsConsent({ ...NOTHING, rewritten: [{ collection: 'c', rows: 1 }] })).toBe(true);
  expect(needsConsent({ ...NOTHING, dependents: [{ name: 'q', text: 'q' }] })).toBe(true);
  expect(needsConsent({ ...NOTHING, losses: [{ collection: 'c', rows: 1 }] })).toBe(true);
  const step = { kind: 'changeView', fields: [], text: 'v', statements: [], lock: 'none' } as const;
  expect(needsConsent({ ...NOTHING, steps: [step] })).toBe(false);
  expect(needsConsent({ ...NOTHING, steps: [{ ...step, fields: ['c'] }] })).toBe(true);
  expect(needsConsent({ ...NOTHING, complete: false })).toBe(true);
  expect(needsConsent({ ...NOTHING, applicable: false, failures: [failure] })).toBe(true);
});

it('applies a plan that fails only where all that fails can be emptied', () => {
  const plan = { ...NOTHING, applicable: false, failures: [failure] };
  expect(canApply(NOTHING, 'refuse')).toBe(true);
  expect(canApply(plan, 'refuse')).toBe(false);
  expect(canApply(plan, 'setNull')).toBe(true);
  expect(canApply({ ...plan, failures: [failure, { ...failure, canSetNull: false }] }, 'setNull')).toBe(false);
});
