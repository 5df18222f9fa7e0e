// npm test [-- jest arguments]: everything this machine can run, and in the end loudly what it could not.
import './lib/node-version.mjs';
import { relative } from 'node:path';
import { CHROMIUM_HELP, findChromium } from './lib/chromium.mjs';
import { runJest } from './lib/jest-run.mjs';
import { root } from './lib/paths.mjs';
import { POSTGRES_HELP } from './lib/postgres.mjs';
import { prepare } from './lib/prepare.mjs';
import { lookAgain, settle } from './lib/second-look.mjs';

function closingLine({ results, hung }) {
  if (results === undefined) return '0 passed, 1 failed';
  // A file that does not even load counts as one failure, and so does a run that does not end by itself.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + Number(hung);
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const { postgres, release } = await prepare();
const chromium = findChromium();
const env = {
  // Lets Jest load ES modules where the code says import().
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`,
  ...(postgres ? { MORTISE_TEST_DATABASE_URL: postgres } : {}),
  ...(chromium ? { MORTISE_TEST_CHROMIUM: chromium } : {}),
};
const withoutPages = chromium ? [] : ['--testPathIgnorePatterns', String.raw`\.browser\.test\.ts$`, '/node_modules/'];
const asked = process.argv.slice(2);
const first = await runJest({ env, args: [...withoutPages, ...asked] });
// Whoever asked for certain tests wants to see what they do, not what they do the second time.
const second = asked.length === 0 ? await lookAgain(first, env) : undefined;
const run = second ? settle(first, second) : first;
await release();
const notRun = [...(postgres ? [] : [POSTGRES_HELP]), ...(chromium ? [] : [CHROMIUM_HELP])];

if (second && second.unsteady.length > 0) {
  const files = second.unsteady.map((file) => relative(root, file)).join('\n  ');
  console.log(`\nUNSTEADY: these files failed at first and passed when they ran once more, alone\n\n  ${files}`);
}
if (run.hung) console.log('\nA test left a timer, a connection or a process open: Jest did not end and was stopped.');
if (notRun.length > 0) console.log(`\nNOT RUN\n\n  ${notRun.join('\n\n  ')}\n`);
process.exitCode = run.code !== 0 || (notRun.length > 0 && process.env.CI === 'true') ? 1 : 0;
console.log(closingLine(run));
