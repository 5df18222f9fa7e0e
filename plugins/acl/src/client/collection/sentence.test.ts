import en from '../locale/en.json';
import { ALL_ROWS, type GrantableCollection } from '../permissions/rights';
import { effectiveRights, rightsSentence } from './sentence';

/** Texts as the page looks them up: by path, the plural by `count`, with the values filled in. */
function t(key: string, params: Readonly<Record<string, unknown>> = {}): string {
  const plural = params['count'] === undefined ? '' : params['count'] === 1 ? '_one' : '_other';
  const text = `${key}${plural}`.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], en) ?? key;
  return String(text).replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name]));
}

const todos: GrantableCollection = { name: 'todos', title: 'To dos', plugin: null, ownable: true, entry: undefined };
const defaults = { strategy: ['create', 'view:own'], snippets: [] };
const sentence = (entry: Parameters<typeof effectiveRights>[1]) =>
  rightsSentence(effectiveRights(todos, entry, defaults), { t, language: 'en', role: 'Editor' });

test.each([
  [undefined, 'Whoever acts as “Editor” can view their own records and add records, but cannot edit or delete records.'],
  [[], 'Whoever acts as “Editor” can do nothing here.'],
  [
    ['view', 'create', 'update', 'destroy'].map((action) => ({ action, fields: undefined, scope: ALL_ROWS })),
    'Whoever acts as “Editor” can view all records, add records, edit all records, and delete all records.',
  ],
  [
    [{ action: 'view', fields: ['title'], scope: { kind: 'filter' as const, filter: { done: true } } }],
    'Whoever acts as “Editor” can view records that meet a condition (1 field only), but cannot add, edit, or delete records.',
  ],
])('%j reads as a sentence', (entry, expected) => {
  expect(sentence(entry)).toBe(expected);
});
