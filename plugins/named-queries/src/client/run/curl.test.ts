import { curlOf } from './curl';

test('a call for a shell, whatever the values hold', () => {
  expect(curlOf('http://x/api/namedQueries:run?filterByTk=a', { region: "it's" }).split(' \\\n  ')).toEqual([
    "curl -X POST 'http://x/api/namedQueries:run?filterByTk=a'",
    "-H 'Authorization: Bearer YOUR_API_KEY'",
    "-H 'Content-Type: application/json'",
    String.raw`-d '{"params":{"region":"it'\''s"}}'`,
  ]);
});
