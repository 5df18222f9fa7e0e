import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run.mjs';

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

/** One run of Jest. `results` is its JSON report, undefined when there is none; `hung` says that it did not end by itself. */
export async function runJest({ env, args }) {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-test-'));
  const report = join(folder, 'report.json');
  const { signal, stop } = abortWhenHanging(report);
  try {
    // With --json Jest talks to people on the error stream and repeats the report on the other.
    const command = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args];
    const { code } = await runNode(command, { env, signal, showErrors: true });
    return { code, hung: signal.aborted, results: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { code: 1, hung: false, results: undefined };
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
}
