// Reads OpenAPI documents by name from the standard input and prints what Redocly and Spectral call errors, as JSON. Apart from the tests,
// since the linters are ES modules.
import { json } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

const config = await createConfig({ extends: ['recommended'] });
const linter = new spectralCore.Spectral();
linter.setRuleset({ extends: [rulesets.oas] });

const problems = [];
for (const [name, document] of Object.entries(await json(process.stdin))) {
  const source = JSON.stringify(document);
  for (const { severity, ruleId, message, location } of await lintFromString({ source, absoluteRef: '/openapi.json', config })) {
    if (severity === 'error') problems.push(`${name}: ${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
  }
  for (const { severity, code, message, path } of await linter.run(source)) {
    if (severity === 0) problems.push(`${name}: ${code}: ${message} ${path.join('/')}`);
  }
}
process.stdout.write(JSON.stringify(problems));
