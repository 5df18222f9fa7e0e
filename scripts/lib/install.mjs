import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireFrom, root } from './paths.mjs';
import { fail, runNpm, step } from './run.mjs';

const COMPILER_HELP = `SQLite's native part could not be loaded or compiled. It needs Python, make and a C++ compiler.
Install them:

  Debian, Ubuntu:  sudo apt-get install -y python3 make g++
  Fedora:          sudo dnf install -y python3 make gcc-c++
  Alpine:          apk add python3 make g++
  macOS:           xcode-select --install

Then run:  npm start`;

const readPackages = (file) => (existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), 'utf8')).packages : {});

/** npm writes what it really installed to node_modules/.package-lock.json, as its last act; comparing needs no record of our own. */
function isInstalled({ dev }) {
  const present = readPackages('node_modules/.package-lock.json');
  const isWanted = ([path, entry]) => path !== '' && !entry.optional && (dev || !(entry.dev || entry.devOptional));
  return Object.entries(readPackages('package-lock.json'))
    .filter(isWanted)
    .every(([path, entry]) => present[path]?.version === entry.version && present[path]?.integrity === entry.integrity);
}

const reasonOf = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('npm warn'))
    .slice(-15)
    .join('\n');

/** Brings node_modules in line with the lock file, if it is not already. A full install stays a full one. */
export async function ensureInstalled({ dev }) {
  if (isInstalled({ dev })) return;
  const full = dev || existsSync(join(root, 'node_modules/jest'));
  const label = full ? 'Installing everything' : 'Installing what running needs';
  const { code, output } = await step(`${label} (one to two minutes)`, () => runNpm(['ci', full ? '--include=dev' : '--omit=dev']));
  if (code !== 0) fail(`npm ci failed:\n${reasonOf(output)}${/gyp|sqlite3/.test(output) ? `\n\n${COMPILER_HELP}` : ''}`);
}

function sqliteLoads() {
  try {
    requireFrom('packages/database')('sqlite3');
    return true;
  } catch {
    return false;
  }
}

/** The package can be installed without its native part: scripts switched off, or node_modules copied from another machine. */
export async function ensureSqlite() {
  if (sqliteLoads()) return;
  await step('Compiling SQLite (one to two minutes)', () => runNpm(['rebuild', 'sqlite3']));
  if (!sqliteLoads()) fail(COMPILER_HELP);
}
