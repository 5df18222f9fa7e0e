import { contrastWithWhite } from '../../theme/contrast';
import { MAIN_COLORS, readColor } from './main-colors';

describe('the colours to choose from', () => {
  it.each(MAIN_COLORS)('white text can be read on $name', ({ value }) => {
    expect(contrastWithWhite(value)).toBeGreaterThanOrEqual(4.5);
  });

  it('are all different', () => {
    expect(new Set(MAIN_COLORS.map(({ value }) => value)).size).toBe(MAIN_COLORS.length);
  });
});

describe('readColor', () => {
  it.each([
    ['#1677FF', '#1677ff'],
    [' 1677ff ', '#1677ff'],
    ['#17f', '#1177ff'],
  ])('reads %j', (text, color) => expect(readColor(text)).toBe(color));

  it.each(['', '#', 'blue', '#12345', '#1234567', '##112233', 'rgb(1,2,3)'])('takes %j for no colour', (text) =>
    expect(readColor(text)).toBeUndefined(),
  );
});
