import { safeRedirect, signInAddress } from './safe-redirect';

const ORIGIN = 'http://localhost:13000';

describe('safeRedirect', () => {
  it.each(['/admin', '/admin/data/todos?filter=%7B%7D&record=1', '/admin/settings/plugins#x'])('leads back to %s', (wanted) => {
    expect(safeRedirect(wanted, ORIGIN)).toBe(wanted);
  });

  it.each([
    null,
    '',
    '//evil.example/admin',
    'https://evil.example/admin',
    String.raw`\\evil.example/admin`,
    String.raw`/\evil.example/admin`,
    'javascript:alert(1)',
    '/administrator',
    '/admin/../api/auth:signOut',
    '/api/users:list',
    'http://[',
    'http://localhost:13001/admin',
    '\t//evil.example/admin',
  ])('does not lead to %s', (wanted) => {
    expect(safeRedirect(wanted, ORIGIN)).toBe('/admin');
  });
});

describe('signInAddress', () => {
  it('remembers the page with its query', () => {
    expect(signInAddress({ pathname: '/admin/data/todos', search: '?page=2', hash: '' })).toBe(
      '/signin?redirect=%2Fadmin%2Fdata%2Ftodos%3Fpage%3D2',
    );
  });

  it('says nothing about the start page', () => {
    expect(signInAddress({ pathname: '/admin', search: '', hash: '' })).toBe('/signin');
  });
});
