import { runJest } from './jest-run.mjs';

/** More than a busy machine explains: then something is broken, and looking again only costs time. */
const MOST_FILES = 8;

const failedFiles = ({ testResults }) => testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);

/**
 * Steps in a page, connections and processes have time limits, so a test can fail because its machine was busy. Where only a few files
 * failed, they are run once more, alone; what fails then has failed. Nothing is hidden: `unsteady` names the files that only passed at
 * the second look. Undefined when there is nothing to look at again.
 */
export async function lookAgain({ results, hung }, env) {
  const files = results === undefined || hung ? [] : failedFiles(results);
  if (files.length === 0 || files.length > MOST_FILES) return undefined;
  console.log(`\nRunning ${files.length} failed file(s) once more, alone\n`);
  const again = await runJest({ env, args: ['--runInBand', '--runTestsByPath', ...files] });
  if (again.results === undefined) return undefined;
  const stillFailed = new Set(failedFiles(again.results));
  return { run: again, unsteady: files.filter((file) => !stillFailed.has(file)) };
}

/** The counts of a run with those of its second look in the place of the failed files'. */
export function settle({ results }, { run: again }) {
  const redone = new Set(again.results.testResults.map(({ name }) => name));
  const kept = results.testResults.filter(({ name }) => !redone.has(name)).flatMap(({ assertionResults }) => assertionResults);
  const count = (status) => kept.filter((one) => one.status === status).length;
  const { numPassedTests, numPendingTests, numTodoTests } = again.results;
  const counts = {
    numPassedTests: numPassedTests + count('passed'),
    numPendingTests: numPendingTests + count('pending'),
    numTodoTests: numTodoTests + count('todo'),
  };
  return { ...again, results: { ...again.results, ...counts } };
}
