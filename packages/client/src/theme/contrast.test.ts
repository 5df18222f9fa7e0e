import { contrastWithWhite, readableOnWhite } from './contrast';

describe('readableOnWhite', () => {
  it('keeps a colour that white text can be read on', () => {
    expect(readableOnWhite('#0958d9')).toBe('#0958d9');
  });

  it.each(['#1677ff', '#ffffff', '#fadb14', '#52c41a'])('darkens %s until it can', (color) => {
    expect(contrastWithWhite(readableOnWhite(color))).toBeGreaterThanOrEqual(4.5);
  });

  it('knows the ends of the scale', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
  });
});
