import { withCause } from '../../lib/with-cause.mjs';
import { availableDatabases } from './installation.mjs';

/**
 * Runs one part of a round on SQLite and, when there is a server, on PostgreSQL, each for half of the time.
 * @param {{ budgetMs: number, log: (sentence: string) => void }} options
 * @param {(database: object, share: { endsAt: number }) => Promise<string>} part resolves to what was covered
 * @returns {Promise<string>} one sentence
 */
export async function onEveryDatabase({ budgetMs, log }, part) {
  const databases = await availableDatabases(log);
  const covered = [];
  const faults = [];
  for (const database of databases) {
    try {
      const sentence = `${database.kind}: ${await part(database, { endsAt: Date.now() + budgetMs / databases.length })}`;
      log(sentence);
      covered.push(sentence);
    } catch (error) {
      // What goes wrong on one database must not hide what goes wrong on the other.
      log(`${database.kind}: failed`);
      faults.push(error);
    }
  }
  if (faults.length > 1) throw new Error(faults.map(withCause).join('\n'));
  if (faults.length === 1) throw faults[0];
  return [...covered, ...(databases.length === 1 ? ['postgres: not run'] : [])].join('; ');
}

/** Lists the first few of many faults, so that a report stays readable. */
export function refuseFaults(faults, where) {
  if (faults.length === 0) return;
  const more = faults.length > 10 ? `\n  and ${faults.length - 10} more` : '';
  throw new Error(`${where}: ${faults.length} violations\n  ${faults.slice(0, 10).join('\n  ')}${more}`);
}
