// npm run check: everything a machine can say about the code without running it. Prints all findings of all checks.
import { ensureInstalled } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

const AT_ONCE = 2;

const tool = (name, ...args) => [`node_modules/.bin/${name}`, ...args];
const checks = [
  { name: 'format', args: tool('prettier', '--check', '--cache', '--cache-strategy=content', '--log-level=warn', '.') },
  { name: 'types', args: tool('tsc', '--noEmit') },
  { name: 'types (client tests)', args: tool('tsc', '--noEmit', '-p', 'tsconfig.client-tests.json') },
  { name: 'types (client)', args: tool('tsc', '--noEmit', '-p', 'tsconfig.client.json') },
  { name: 'lint', args: tool('oxlint', '--type-aware', '--quiet', 'packages', 'plugins', 'scripts') },
  { name: 'layers', args: tool('depcruise', '--output-type=err-long', 'packages', 'plugins') },
  { name: 'unused', args: tool('knip', '--no-progress', '--include=files,dependencies,unlisted,unresolved,binaries') },
  { name: 'licences', args: ['scripts/check-licences.mjs'] },
  { name: 'engines', args: ['scripts/check-engines.mjs'] },
  { name: 'machine paths', args: ['scripts/check-machine-paths.mjs'] },
  { name: 'docker', args: ['scripts/check-docker.mjs'] },
  { name: 'links', args: ['scripts/check-links.mjs'] },
  { name: 'generated files', args: ['scripts/generate.mjs', '--check'] },
];

async function runCheck({ name, args }) {
  const start = Date.now();
  const { code, output } = await runNode(args);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(`\n${output.trim()}\n`);
  return code === 0;
}

await ensureInstalled({ dev: true });
// First, because the generators of files load the compiled packages.
const results = [
  await runCheck({ name: 'build', args: ['scripts/build-server.mjs'] }),
  await runCheck({ name: 'build (client)', args: ['scripts/build-client.mjs'] }),
];
const queue = [...checks];
const worker = async () => {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) results.push(await runCheck(check));
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));

const failed = results.filter((passed) => !passed).length;
console.log(failed === 0 ? `All ${results.length} checks passed` : `${failed} of ${results.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
