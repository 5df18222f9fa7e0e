import { parseArgs } from 'node:util';
import { fail } from './run.mjs';

/**
 * The values of the command line's options; ends the process with a sentence when there is another one, or a value is missing.
 * @param {import('node:util').ParseArgsConfig['options']} options
 */
export function readValues(options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    return fail(`${error.message}. There are ${names.join(', ')}.`);
  }
}
