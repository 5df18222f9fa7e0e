// npm test [-- jest arguments]: everything this machine can run, and in the end loudly what it could not.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { POSTGRES_HELP } from './lib/postgres.mjs';
import { prepare } from './lib/prepare.mjs';
import { runNode } from './lib/run.mjs';

async function runJest(env) {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-test-'));
  const report = join(folder, 'report.json');
  try {
    const args = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
    // With --json Jest talks to people on the error stream and repeats the report on the other.
    const { code } = await runNode(args, { env, showErrors: true });
    return { code, results: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { code: 1, results: undefined };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function closingLine(results) {
  if (results === undefined) return '0 passed, 1 failed';
  // A file that does not even load counts as one failure.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const { postgres } = await prepare();
const { code, results } = await runJest(postgres ? { MORTISE_TEST_DATABASE_URL: postgres } : {});
const notRun = postgres ? [] : [POSTGRES_HELP];

if (notRun.length > 0) console.log(`\nNOT RUN\n\n  ${notRun.join('\n  ')}\n`);
process.exitCode = code !== 0 || (notRun.length > 0 && process.env.CI === 'true') ? 1 : 0;
console.log(closingLine(results));
