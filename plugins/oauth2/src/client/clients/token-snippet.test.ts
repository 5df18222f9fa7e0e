import { tokenSnippet } from './token-snippet';

it('quotes what a shell would read', () => {
  const snippet = tokenSnippet('https://a.example/api/oauth2/token', { clientId: "it's $HOME", secret: 'x' });
  expect(snippet).toContain(String.raw`--data-urlencode 'client_id=it'\''s $HOME'`);
  expect(snippet).toContain("curl 'https://a.example/api/oauth2/token'");
});
