import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OPERATORS_BY_TYPE } from '@mortise/shared';

/** The package as integrators get it, in a project of theirs. */
const SDK = resolve(__dirname, '..');
const ROOT = resolve(SDK, '../..');
const project = mkdtempSync(join(tmpdir(), 'mortise-sdk-'));
const inProject = (...path: string[]): string => join(project, ...path);

beforeAll(() => {
  const installed = inProject('node_modules/@mortise/sdk');
  mkdirSync(installed, { recursive: true });
  cpSync(join(SDK, 'package.json'), join(installed, 'package.json'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-sdk.mjs'), join(installed, 'dist')], { stdio: 'pipe' });
  writeFileSync(inProject('package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(project, { recursive: true }));

const USE =
  'const names = Object.keys(sdk).sort().join(); const client = sdk.createClient({ url: "http://a.test" }); console.log(names, typeof client.resource("a").list);';

test.each([
  ['import', 'use.mjs', `import * as sdk from '@mortise/sdk'; ${USE}`],
  ['require', 'use.cjs', `const sdk = require('@mortise/sdk'); ${USE}`],
])('%s brings it, and no other package', (_way, file, code) => {
  writeFileSync(inProject(file), code);
  const printed = execFileSync(process.execPath, [inProject(file)], { encoding: 'utf8', cwd: project });
  expect(printed).toMatch(/\bNetworkError\b.*\bcreateClient\b.* function\n$/);
});

/** Beside the server's own words, those of the documentation that mean the same. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  $endWith: ['$endsWith'],
  $notEndWith: ['$notEndsWith'],
  $eq: ['$is'],
  $ne: ['$not'],
};
const CALLER = ['$isCurrentUser', '$isNotCurrentUser'];
const KEYS = ['integer', 'bigInt', 'snowflakeId'];

/** One line for each type of column: the types know the operators the server knows, and no others. */
function operatorLines(): string {
  return Object.entries(OPERATORS_BY_TYPE)
    .map(([type, operators]) => {
      const known = [...operators.flatMap((name) => [name, ...(ALIASES[name] ?? [])]), ...(KEYS.includes(type) ? CALLER : [])];
      const union = known.map((name) => `'${name}'`).join(' | ') || 'never';
      return `same<Exclude<keyof Operators<'${type}'>, never>, ${type === 'password' ? 'string | number | symbol' : union}>(true);`;
    })
    .join('\n');
}

test('the compiler allows what the server does, and refuses what it does not', () => {
  for (const file of ['schema.ts', 'typed.ts', 'untyped.ts']) cpSync(join(SDK, 'fixtures', file), inProject(file));
  const head = `import type { Operators } from '@mortise/sdk';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_is: Same<A, B>): void => undefined;\n`;
  writeFileSync(inProject('operators.ts'), head + operatorLines());
  // The types of the package itself are checked as well, against what browsers have.
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom', 'esnext.disposable'],
    types: [],
  };
  writeFileSync(inProject('tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  writeFileSync(inProject('by-require.cts'), `import sdk = require('@mortise/sdk');\nsdk.createClient({ url: 'http://a.test' });\n`);
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
