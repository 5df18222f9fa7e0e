// npm test [-- jest arguments]: everything this machine can run, and in the end loudly what it could not.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_HELP, findChromium } from './lib/chromium.mjs';
import { POSTGRES_HELP } from './lib/postgres.mjs';
import { prepare } from './lib/prepare.mjs';
import { runNode } from './lib/run.mjs';

/** Jest waits for whatever a test left open, for ever. Once its report has lain there this long, the wait is over and a failure. */
const EXIT_PATIENCE = 10_000;

function abortWhenHanging(report) {
  const hanging = new AbortController();
  const timer = setInterval(() => {
    const written = statSync(report, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - written > EXIT_PATIENCE) hanging.abort();
  }, 1000);
  return { signal: hanging.signal, stop: () => clearInterval(timer) };
}

async function runJest({ env, options }) {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-test-'));
  const report = join(folder, 'report.json');
  const { signal, stop } = abortWhenHanging(report);
  try {
    const args = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...options, ...process.argv.slice(2)];
    // With --json Jest talks to people on the error stream and repeats the report on the other.
    const { code } = await runNode(args, { env, signal, showErrors: true });
    return { code, hung: signal.aborted, results: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { code: 1, hung: false, results: undefined };
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
}

function closingLine({ results, hung }) {
  if (results === undefined) return '0 passed, 1 failed';
  // A file that does not even load counts as one failure, and so does a run that does not end by itself.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + Number(hung);
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const { postgres, release } = await prepare();
const chromium = findChromium();
const run = await runJest({
  env: { ...(postgres ? { MORTISE_TEST_DATABASE_URL: postgres } : {}), ...(chromium ? { MORTISE_TEST_CHROMIUM: chromium } : {}) },
  options: chromium ? [] : ['--testPathIgnorePatterns', String.raw`\.browser\.test\.ts$`, '/node_modules/'],
});
await release();
const notRun = [...(postgres ? [] : [POSTGRES_HELP]), ...(chromium ? [] : [CHROMIUM_HELP])];

if (run.hung) console.log('\nA test left a timer, a connection or a process open: Jest did not end and was stopped.');
if (notRun.length > 0) console.log(`\nNOT RUN\n\n  ${notRun.join('\n\n  ')}\n`);
process.exitCode = run.code !== 0 || (notRun.length > 0 && process.env.CI === 'true') ? 1 : 0;
console.log(closingLine(run));
