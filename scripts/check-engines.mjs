// npm only warns when a package wants a newer Node than ours; this fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireFrom, root } from './lib/paths.mjs';

/** The oldest version we promise, and the one the tests run on. */
const VERSIONS = ['20.19.0', '20.20.2'];

const { satisfies } = requireFrom('packages/kernel')('semver');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const findings = Object.entries(packages).flatMap(([path, { engines }]) =>
  VERSIONS.filter((version) => engines?.node && !satisfies(version, engines.node)).map(
    (version) => `${path || 'package.json'} wants Node ${engines.node}, which leaves out ${version}`,
  ),
);

for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
