import { pathBelowAdmin } from './path-below-admin';

const ORIGIN = 'https://shop.example.com';

describe('where a block may lead its viewer', () => {
  it.each([
    ['/admin/pages/home?tab=a#b', '/pages/home?tab=a#b'],
    ['/admin//pages///home', '/pages/home'],
    ['/admin/data/settings', '/data/settings'],
    ['/admin/settingsx', '/settingsx'],
  ])('to %s', (path, below) => {
    expect(pathBelowAdmin(path, ORIGIN)).toBe(below);
  });

  it.each([
    undefined,
    7,
    '',
    '/admin',
    '/api/users:list',
    '/admin/../api',
    '/admin/..//evil.example.com/',
    '//evil.example.com/admin/',
    'https://evil.example.com/admin/',
    'javascript:alert(1)',
    '/admin/settings',
    '/admin/settings/users',
    '/admin/SETTINGS/users',
    '/admin/Settings',
    '/admin//settings/users',
    '/admin/pages/../settings',
    '/admin/./settings',
    '/admin/%73ettings/users',
    '/admin/%2Fsettings',
    '/admin/\\settings',
    '/admin/%ff',
  ])('not to %s', (path) => {
    expect(() => pathBelowAdmin(path, ORIGIN)).toThrow('not to settings or elsewhere');
  });
});
