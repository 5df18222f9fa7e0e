// Every installed package must carry a licence that is fine beside Apache-2.0. The lock file repeats each package's own statement.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Asks something only of those who change its files.
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** Packages with another statement, each with the reason why it may stay. Entries nothing installs any more are findings as well. */
const EXPLAINED = {
  'caniuse-lite': { licence: 'CC-BY-4.0', reason: 'browser data behind Jest, used unchanged for development only' },
  argparse: { licence: 'PSF-2.0', reason: 'permissive, the licence of Python; behind the linters of API documents, development only' },
  gitconfiglocal: { licence: 'BSD', reason: 'its LICENSE file is the three-clause text; behind Lerna, development only' },
  'spdx-exceptions': { licence: 'CC-BY-3.0', reason: 'a list of names behind Lerna, used unchanged for development only' },
};

/** SPDX: one allowed side of an OR is enough, an AND needs all. */
const isAllowed = (expression) =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => ALLOWED.has(name)));

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const installed = Object.entries(packages)
  .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
  .map(([path, { license = 'none stated' }]) => ({ name: path.split('node_modules/').at(-1), licence: license }));

const refused = installed.filter(({ name, licence }) => !isAllowed(licence) && EXPLAINED[name]?.licence !== licence);
const outdated = Object.keys(EXPLAINED).filter((name) => !installed.some((one) => one.name === name));

for (const { name, licence } of refused) console.error(`${name}: ${licence} is neither allowed nor explained`);
for (const name of outdated) console.error(`${name}: explained, but nothing installs it`);
process.exitCode = refused.length + outdated.length > 0 ? 1 : 0;
