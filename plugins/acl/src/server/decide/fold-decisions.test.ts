import { type RoleVerdict, foldDecisions } from './fold-decisions';

const allow = (role: string, fields?: readonly string[], scope?: string): RoleVerdict<string> => ({ effect: 'allow', role, fields, scope });
const none: RoleVerdict<string> = { effect: 'none', role: 'nobody' };
const deny: RoleVerdict<string> = { effect: 'deny', role: 'banned' };

describe('foldDecisions', () => {
  it.each([
    ['nobody is asked', [], undefined],
    ['no role knows the action', [none, none], undefined],
    ['one role denies it', [deny], 'banned'],
    ['one role allows and another denies it', [allow('a'), deny], 'banned'],
    ['the denial comes first', [deny, allow('a')], 'banned'],
  ])('refuses when %s', (_case, verdicts, deniedBy) => {
    expect(foldDecisions(verdicts)).toEqual({ allowed: false, deniedBy });
  });

  it.each([
    ['one role without limits', [allow('a')], undefined, undefined],
    ['a role that does not know the action changes nothing', [none, allow('a', ['title'], 'own')], ['title'], ['own']],
    ['fields are united', [allow('a', ['id', 'title']), allow('b', ['title', 'done'])], ['id', 'title', 'done'], undefined],
    ['a role without a field list lifts the limit', [allow('a', ['id']), allow('b')], undefined, undefined],
    ['an empty field list is a limit', [allow('a', [])], [], undefined],
    ['filters are alternatives', [allow('a', undefined, 'own'), allow('b', undefined, 'open')], undefined, ['own', 'open']],
    ['a role without a filter lifts the limit', [allow('a', undefined, 'own'), allow('b')], undefined, undefined],
    ['fields and filters are joined apart', [allow('a', ['id'], 'own'), allow('b', undefined, 'open')], undefined, ['own', 'open']],
    ['the same filter counts once', [allow('a', ['id'], 'own'), allow('b', ['id'], 'own')], ['id'], ['own']],
  ])('%s', (...[_case, verdicts, fields, scopes]) => {
    const folded = foldDecisions(verdicts);
    expect(folded.allowed && { fields: folded.fields && [...folded.fields], scopes: folded.scopes }).toEqual({ fields, scopes });
  });
});
