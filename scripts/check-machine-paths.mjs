// Nothing in the repository may name the machine it was written on: no home folder, no checkout, no private package registry.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The registry npm uses now, when it is not the public one. */
const registry = process.env.npm_config_registry ?? '';
const host = /^https?:\/\/(?:[^@/]*@)?([^/:]+)/i.exec(registry)?.[1] ?? '';
const isPrivate = host !== '' && !host.endsWith('npmjs.org');

const RULES = [
  { name: 'a folder of one machine', pattern: /(?<![\w.~-])\/(?:home|root|Users|work|workspaces?)\/[\w.-]+/ },
  { name: 'this checkout', pattern: new RegExp(`(?<![\\w.-])${escape(root)}(?=/)`) },
  { name: 'an address in the lock file', pattern: /"resolved": "https?:/ },
  ...(isPrivate ? [{ name: 'the package registry in use', pattern: new RegExp(escape(host)) }] : []),
];

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const findings = files.flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      RULES.filter(({ pattern }) => pattern.test(line)).map(
        ({ name }) => `${file}:${index + 1} names ${name}: ${line.trim().slice(0, 120)}`,
      ),
    ),
);

for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
