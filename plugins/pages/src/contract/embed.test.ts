import { embeddable } from './embed';

const OWN = 'https://admin.example';

describe('what a page may show of other sites', () => {
  it.each(['https://maps.example/x?y#z', 'https://admin.example:8443/', ' https://maps.example '])('%j', (text) => {
    expect(embeddable(text, OWN)?.protocol).toBe('https:');
  });

  it.each([
    '',
    'maps.example',
    '/admin',
    'http://maps.example',
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:https://admin.example/1',
    'https://admin.example/admin',
    'https://ADMIN.example:443/admin',
    'https://ann:secret@maps.example',
  ])('not %j', (text) => {
    expect(embeddable(text, OWN)).toBeUndefined();
  });
});
