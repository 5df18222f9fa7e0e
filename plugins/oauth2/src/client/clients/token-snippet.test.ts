import { tokenSnippet } from './token-snippet';

it('quotes what a shell would read', () => {
  const snippet = tokenSnippet('https://a.example', { clientId: "it's $HOME", secret: 'x' });
  expect(snippet).toContain(String.raw`--data-urlencode 'client_id=it'\''s $HOME'`);
  expect(snippet).toContain("curl 'https://a.example/api/oauth2/token'");
});

it('asks where a client that is for one API gets its tokens', () => {
  const snippet = tokenSnippet('https://a.example', { clientId: 'erp', secret: 'x' }, 'shop');
  expect(snippet).toContain("curl 'https://a.example/oauth/shop/token'");
});
