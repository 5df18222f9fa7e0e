import { textBlock } from '../testing/page-content';
import { putHeld, readHeld, writeHeld } from './held-block';

describe('a block on its way to another page', () => {
  it('arrives as it was, with a key of its own', () => {
    const block = textBlock('a', { title: 'Alpha', roles: ['admin'], span: 8 });
    const held = readHeld(writeHeld(block));
    if (held === undefined) throw new Error('Nothing is held');
    const { tabs } = putHeld({ tabs: [{ key: 'main', rows: [] }] }, 'main', held);
    const [put] = tabs[0]?.rows[0]?.blocks ?? [];
    expect(put).toEqual({ ...block, key: expect.stringMatching(/^[0-9a-f]{12}$/) });
  });

  it.each([null, '', 'x', '7', '[]', '{}', '{"kind":7,"settings":{}}', '{"kind":"pages.markdown","settings":[]}'])(
    'is none in %s',
    (text) => {
      expect(readHeld(text)).toBeUndefined();
    },
  );

  it('is as wide as a row where its width makes no sense, and for those roles alone that are names', () => {
    const text = JSON.stringify({ kind: 'pages.markdown', span: 99, settings: {}, title: 7, roles: ['a', 7], more: 1 });
    expect(readHeld(text)).toEqual({ kind: 'pages.markdown', span: 24, settings: {}, roles: ['a'] });
  });
});
