import { ENTRY_MARKER, type PermissionLine, toPolicyLines } from './policy-line';
import { loadInheritance } from './role-inheritance';
import { RolePolicies } from './role-policies';

const HOSTILE = [
  'a, b',
  '"',
  'a"b',
  "it's",
  '*',
  '.*',
  'p.role',
  'r.role',
  'r.role == p.role || true',
  'a:b',
  'a\nb',
  '# comment',
  '{"$or":[]}',
  '__proto__',
  'constructor',
  'keyMatch(r.role, "*")',
  ' a',
  'a ',
  '',
  '角色',
];

const line = (role: string, resource: string, action: string): PermissionLine => [role, 'main', resource, action, 'allow', '1'];
const granting = (grantId: string, [role, dataSource, resource, action, effect]: PermissionLine): PermissionLine => [
  role,
  dataSource,
  resource,
  action,
  effect,
  grantId,
];
const denying = ([role, dataSource, resource, action]: PermissionLine): PermissionLine => [role, dataSource, resource, action, 'deny', ''];

describe('RolePolicies', () => {
  it('answers with the grant of the line that matches', async () => {
    const policies = await RolePolicies.load('editor', [
      granting('7', line('editor', 'posts', 'view')),
      granting('8', line('editor', 'posts', 'update')),
    ]);
    expect(await policies.ask({ dataSource: 'main', resource: 'posts', action: 'update' })).toEqual({ effect: 'allow', grantId: '8' });
    expect(await policies.ask({ dataSource: 'main', resource: 'posts', action: 'destroy' })).toEqual({ effect: 'none' });
    expect(await policies.ask({ dataSource: 'other', resource: 'posts', action: 'view' })).toEqual({ effect: 'none' });
  });

  it.each([
    ['before', [denying(line('r', 'posts', 'view')), line('r', 'posts', 'view')]],
    ['after', [line('r', 'posts', 'view'), denying(line('r', 'posts', 'view'))]],
  ])('lets a denial win that stands %s the permission', async (_order, lines) => {
    const policies = await RolePolicies.load('r', lines);
    expect(await policies.ask({ dataSource: 'main', resource: 'posts', action: 'view' })).toEqual({ effect: 'deny' });
  });

  it('knows an entry by its marker, which denies no real action', async () => {
    const policies = await RolePolicies.load('r', [denying(line('r', 'posts', ENTRY_MARKER)), line('r', '*', 'view')]);
    expect(policies.hasEntry('main', 'posts')).toBe(true);
    expect(policies.hasEntry('main', 'todos')).toBe(false);
    expect(policies.hasEntry('main', '*')).toBe(false);
    expect(await policies.ask({ dataSource: 'main', resource: 'posts', action: 'view' })).toEqual({ effect: 'none' });
  });

  it('allows nothing to a role without lines, whatever is asked', async () => {
    const policies = await RolePolicies.load('', []);
    expect(await policies.ask({ dataSource: '', resource: '', action: '' })).toEqual({ effect: 'none' });
  });

  it('compares names whole, whatever characters they have', async () => {
    const lines = HOSTILE.map((name, index) => granting(String(index), line('r', name, 'view')));
    const policies = await RolePolicies.load('r', lines);
    for (const [index, resource] of HOSTILE.entries()) {
      expect(await policies.ask({ dataSource: 'main', resource, action: 'view' })).toEqual({ effect: 'allow', grantId: String(index) });
    }
    for (const resource of ['a', 'b', 'posts', 'role', 'true', 'A, b', 'a,b']) {
      expect(await policies.ask({ dataSource: 'main', resource, action: 'view' })).toEqual({ effect: 'none' });
    }
  });

  it.each(HOSTILE)('gives a role named %j nothing of another role', async (name) => {
    const others = await RolePolicies.load(name, [line('editor', 'posts', 'view')]);
    expect(await others.ask({ dataSource: 'main', resource: 'posts', action: 'view' })).toEqual({ effect: 'none' });
    const own = await RolePolicies.load(name, [line(name, 'posts', 'view')]);
    expect(await own.ask({ dataSource: 'main', resource: 'posts', action: name })).toEqual({ effect: 'none' });
    expect(await own.ask({ dataSource: name, resource: 'posts', action: 'view' })).toEqual({ effect: 'none' });
  });
});

describe('loadInheritance', () => {
  it('follows roles through several steps and round a circle', async () => {
    const inheritance = await loadInheritance([
      ['chief', 'editor'],
      ['editor', 'reader'],
      ['reader', 'chief'],
    ]);
    expect(await inheritance.implied(['editor'])).toEqual(['chief', 'editor', 'reader']);
    expect(await inheritance.implied(['guest'])).toEqual(['guest']);
  });

  it.each(HOSTILE)('takes %j as one name', async (name) => {
    const inheritance = await loadInheritance([['child', name]]);
    expect(await inheritance.implied(['child'])).toEqual([name, 'child'].sort());
    expect(await inheritance.implied(['a'])).toEqual(['a']);
  });
});

describe('toPolicyLines', () => {
  it('sorts stored rows by section and leaves unknown sections out', () => {
    const row = { id: 1, v0: 'a', v1: 'main', v2: 'posts', v3: 'view', v4: 'allow', v5: '1' };
    const { permissions, inheritance } = toPolicyLines([
      { ...row, ptype: 'p' },
      { ...row, ptype: 'g', v1: 'b' },
      { ...row, ptype: 'x' },
    ]);
    expect(permissions).toEqual([['a', 'main', 'posts', 'view', 'allow', '1']]);
    expect(inheritance).toEqual([['a', 'b']]);
  });
});
