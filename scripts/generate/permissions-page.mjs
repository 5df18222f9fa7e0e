import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundled plugins let callers do, from their manifests. */
export function permissionsPage(root) {
  const sections = readdirSync(join(root, 'plugins'))
    .sort()
    .map((directory) => JSON.parse(readFileSync(join(root, 'plugins', directory, 'package.json'), 'utf8')).mortise)
    .filter((manifest) => manifest?.permissions?.length > 0)
    .map(section);
  return ['# Permissions', '', 'The actions each bundled plugin adds, with the risk of granting them.', '', ...sections].join('\n');
}

function section({ id, permissions }) {
  const rows = permissions.map(({ name, title, risk }) => `| \`${name}\` | ${typeof title === 'string' ? title : title.en} | ${risk} |`);
  return [`## ${id}`, '', '| action | meaning | risk |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
