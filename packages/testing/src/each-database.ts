import { type Dialect, postgresAnswers } from './test-storage';

let known: readonly Dialect[] | undefined;

/** The databases this machine can test on. The runner of all tests says loudly when PostgreSQL is not among them. */
export function testDialects(): readonly Dialect[] {
  return (known ??= postgresAnswers() ? ['sqlite', 'postgres'] : ['sqlite']);
}

/** Declares a suite once for each database; `%s` in the name becomes the database's. */
export function eachDatabase(name: string, suite: (dialect: Dialect) => void): void {
  describe.each(testDialects())(name, suite);
}
