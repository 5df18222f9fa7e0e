import { ROLE_NAME, suggestRoleName } from './suggest-role-name';

test.each([
  ['To Dos API Role', 'to_dos_api_role'],
  ['  Éditeur – Café ', 'editeur_cafe'],
  ['编辑', ''],
  ['编辑 2', '2'],
  ['!!!', ''],
  ['x'.repeat(80), 'x'.repeat(50)],
])('%j becomes %j', (title, name) => {
  expect(suggestRoleName(title)).toBe(name);
  if (name !== '') expect(name).toMatch(ROLE_NAME);
});
