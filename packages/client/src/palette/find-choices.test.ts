import { findChoices } from './find-choices';

const choices = [
  { id: '1', title: 'API keys', group: 'Settings', path: '/settings/api-keys' },
  { id: '2', title: 'Keyboards', group: 'Data', path: '/data/keyboards' },
  { id: '3', title: '待办', group: '数据', path: '/data/todos' },
];

describe('findChoices', () => {
  it('offers everything while nothing is asked', () => {
    expect(findChoices(choices, '')).toHaveLength(3);
  });

  it('puts titles that begin with the word first', () => {
    expect(findChoices(choices, 'key').map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('wants every word, in the title or the group', () => {
    expect(findChoices(choices, 'settings KEYS').map(({ id }) => id)).toEqual(['1']);
    expect(findChoices(choices, 'settings boards')).toEqual([]);
  });

  it('finds Chinese', () => {
    expect(findChoices(choices, '待').map(({ id }) => id)).toEqual(['3']);
  });
});
