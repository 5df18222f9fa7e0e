import type { CollectionShape } from '../definitions';
import { type SettingsValues, settingsBody, settingsOf } from './settings-values';

const collection: CollectionShape = {
  name: 'posts',
  title: { en: 'Posts', 'zh-CN': '文章' },
  description: null,
  autoGenId: true,
  createdAt: true,
  updatedAt: true,
  createdBy: true,
  updatedBy: true,
  filterTargetKey: 'id',
  maxPageSize: 200,
  fields: [],
};
const before = settingsOf(collection, 'en');
const body = (after: SettingsValues) => settingsBody({ collection, before, after: { ...before, ...after }, language: 'en' });

it('sends nothing that was not changed', () => {
  expect(before).toEqual({ name: 'posts', title: 'Posts', description: '', titleField: undefined, maxPageSize: 200 });
  expect(body({})).toEqual({});
});

it('changes the title in one language and takes away what was emptied', () => {
  expect(body({ title: 'Articles', maxPageSize: 50 })).toEqual({ title: { en: 'Articles', 'zh-CN': '文章' }, maxPageSize: 50 });
  expect(body({ name: 'articles' })).toEqual({ name: 'articles' });
  expect(body({ description: 'About', maxPageSize: null })).toEqual({ description: 'About', maxPageSize: null });
  expect(settingsBody({ collection, before: { ...before, titleField: 'a' }, after: before, language: 'en' })).toEqual({ titleField: null });
});
