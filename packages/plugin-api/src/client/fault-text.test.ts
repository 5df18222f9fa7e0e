import { faultText } from './fault-text';

const titleOf = (name: string): string | undefined => ({ dailyLimit: 'Limit per day', 'options.port': 'Port', must: 'Duty' })[name];
const told = (message: string, details: Record<string, unknown>): string => faultText({ code: 'X', message, details }, titleOf);

describe('what a fault says', () => {
  it.each([
    ['The field "dailyLimit" must be a number.', { field: 'dailyLimit' }, 'The field "Limit per day" must be a number.'],
    ['字段“dailyLimit”应为数字。', { field: 'dailyLimit' }, '字段“Limit per day”应为数字。'],
    ['The body does not fit: options.port must be a number.', { path: 'options.port' }, 'The body does not fit: “Port” must be a number.'],
    ['请求体不符合要求：options.port 应为数字。', { path: 'options.port' }, '请求体不符合要求：“Port” 应为数字。'],
    [
      'Another record already has this value in: must, dailyLimit.',
      { fields: ['must', 'dailyLimit'] },
      'Another record already has this value in: “Duty”, “Limit per day”.',
    ],
  ])('calls fields by their titles: %s', (message, details, text) => {
    expect(told(message, details)).toBe(text);
  });

  it.each([
    ['The field "slug" must be a text.', { field: 'slug' }],
    ['Name it, you must.', { field: 'must' }],
    ['It does not fit: dailyLimit.day must be a number.', { path: 'dailyLimit' }],
    ['It broke.', {}],
  ])('leaves what has no title, or is no name: %s', (message, details) => {
    expect(told(message, details)).toBe(message);
  });
});
