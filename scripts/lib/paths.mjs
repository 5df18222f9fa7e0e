import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders of all workspaces, relative to the root. */
export const workspaces = ['packages', 'plugins'].flatMap((parent) =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`),
);

/** A require that sees what one workspace (or, without a name, the root) sees. */
export const requireFrom = (workspace = '.') => createRequire(join(root, workspace, 'package.json'));

/** Every file below a folder as a path relative to it, with forward slashes; folders for which `skip` holds are not entered. */
export function filesBelow(folder, skip, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name;
    if (!entry.isDirectory()) return [path];
    return skip(path) ? [] : filesBelow(folder, skip, `${path}/`);
  });
}
