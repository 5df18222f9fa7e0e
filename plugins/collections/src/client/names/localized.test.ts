import { textIn, titleOf, withText } from './localized';

describe('textIn', () => {
  it('chooses the language, then its main language, then English, then any', () => {
    expect(textIn('Posts', 'zh-CN')).toBe('Posts');
    expect(textIn({ en: 'Posts', 'zh-CN': '文章' }, 'zh-CN')).toBe('文章');
    expect(textIn({ zh: '文章' }, 'zh-CN')).toBe('文章');
    expect(textIn({ en: 'Posts' }, 'zh-CN')).toBe('Posts');
    expect(textIn({ de: 'Beiträge' }, 'zh-CN')).toBe('Beiträge');
    expect(textIn(null, 'en')).toBeUndefined();
  });
});

describe('withText', () => {
  it('changes one language and keeps the others', () => {
    expect(withText({ en: 'Posts', 'zh-CN': '文章' }, 'en', ' Articles ')).toEqual({ en: 'Articles', 'zh-CN': '文章' });
    expect(withText({ en: 'Posts', 'zh-CN': '文章' }, 'en', '')).toEqual({ 'zh-CN': '文章' });
    expect(withText({ en: 'Posts' }, 'en', undefined)).toBeNull();
  });

  it('replaces a text that is the same in all languages', () => {
    expect(withText('Posts', 'zh-CN', '文章')).toBe('文章');
    expect(withText('Posts', 'en', '  ')).toBeNull();
    expect(withText(undefined, 'en', 'Posts')).toBe('Posts');
  });
});

describe('titleOf', () => {
  it('falls back to the name', () => {
    expect(titleOf({ name: 'posts', title: '' }, 'en')).toBe('posts');
    expect(titleOf({ name: 'posts' }, 'en')).toBe('posts');
    expect(titleOf({ name: 'posts', title: 'Posts' }, 'en')).toBe('Posts');
  });
});
