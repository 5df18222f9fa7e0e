import { readText, ruleOf, textsOf } from './read-lines';

describe('readText', () => {
  it('reads one entry a line, however the lines end, and leaves empty ones out', () => {
    expect(readText('allow', '203.0.113.7\r\n\r\n  10.0.0.0/8   # office\n\n')).toEqual({
      entries: ['203.0.113.7', '10.0.0.0/8 # office'],
      faults: [],
    });
  });

  it('names each line that cannot be used', () => {
    expect(readText('deny', '10.0.0.1/8\n\n010.0.0.1\n203.0.113.7').faults).toEqual([
      { line: 1, text: '10.0.0.1/8', fault: 'hostBits', suggestion: '10.0.0.0/8' },
      { line: 3, text: '010.0.0.1', fault: 'zeros' },
    ]);
    expect(readText('origins', 'null').faults).toEqual([{ line: 1, text: 'null', fault: 'origin' }]);
  });

  it('stops where a list is full', () => {
    const { faults } = readText('allow', Array.from({ length: 10_002 }, () => '203.0.113.7').join('\n'));
    expect(faults).toMatchObject([{ line: 10_001, fault: 'tooMany' }]);
  });
});

it('a rule is the same after it was shown', () => {
  const rule = {
    subject: 'everything',
    version: 'v',
    deny: ['10.0.0.0/8 # a'],
    allow: [],
    origins: ['https://a.example', 'https://b.example'],
  };
  expect(ruleOf(rule, textsOf(rule))).toEqual(rule);
});
