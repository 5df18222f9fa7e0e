import { createInstallation } from './installation.mjs';
import { onEveryDatabase } from './rounds.mjs';

/**
 * Runs `work` on every database with a server that it may kill and start again: `victim.server` is the one that runs now, and is killed in
 * the end. `prepare` gets the installation before its first start.
 */
export const withVictim = ({ budgetMs, log, prepare }, work) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    prepare?.(installation);
    const victim = { installation, server: await installation.start() };
    try {
      return await work(victim, { endsAt });
    } finally {
      await victim.server.kill();
      await installation.remove();
    }
  });
