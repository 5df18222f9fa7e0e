import { spawnSync } from 'node:child_process';

const GIVEN = process.env['MORTISE_TEST_REDIS_URL'];
/** Where tests find Redis. */
export const REDIS_URL = GIVEN ?? 'redis://127.0.0.1:6379';

const PROBE = `
  const { hostname, port } = new URL(process.argv[1]);
  const socket = require('node:net').connect(Number(port || 6379), hostname, () => process.exit(0));
  socket.on('error', () => process.exit(1));
  setTimeout(() => process.exit(1), 2000);
`;

/**
 * Declares a suite that needs Redis. Where none answers it fails when one was named or in continuous integration; elsewhere it is left out,
 * and says so.
 */
export function withRedis(name: string, suite: (url: string) => void): void {
  const answers = spawnSync(process.execPath, ['-e', PROBE, REDIS_URL]).status === 0;
  const mustRun = GIVEN !== undefined || process.env['CI'] !== undefined;
  if (answers || mustRun) {
    describe(name, () => suite(REDIS_URL));
    return;
  }
  process.stderr.write(`LEFT OUT: "${name}". No Redis answers at ${REDIS_URL}; name one with MORTISE_TEST_REDIS_URL.\n`);
  describe.skip(`${name} (no Redis)`, () => suite(REDIS_URL));
}
