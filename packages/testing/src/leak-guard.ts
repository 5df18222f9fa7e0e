import type { RunningServer } from '@mortise/server';

interface CloseOptions {
  readonly keep?: boolean;
}
type Close = (options?: CloseOptions) => Promise<void>;

/** The servers of this test file and how to close them. */
const servers = new Map<RunningServer, Close>();

/** Makes sure that the server is closed when the test file ends, and that nothing it held is left then. */
export function watchServer(running: RunningServer, close: Close): Close {
  let closed: Promise<void> | undefined;
  const closeOnce: Close = (options) => (closed ??= closeAndCheck(running, () => close(options)));
  servers.set(running, closeOnce);
  return closeOnce;
}

async function closeAndCheck(running: RunningServer, close: () => Promise<void>): Promise<void> {
  servers.delete(running);
  await close();
  const left = leaks(running);
  if (left.length > 0) throw new Error(`The closed server did not let go of: ${left.join('; ')}`);
}

/** Whatever a stopped server still holds. */
function leaks({ platform }: RunningServer): readonly string[] {
  const { inFlight, streams, switchboard, host } = platform;
  const foreign = switchboard.steps.filter(({ owner }) => owner !== 'core').map(({ owner, id }) => `step ${id} of ${owner}`);
  const routes = switchboard.routes.filter(({ owner }) => owner !== 'core').map(({ owner, route }) => `route ${route.path} of ${owner}`);
  const ledgers = host.list().filter(({ ledger }) => ledger.length > 0);
  return [
    ...(inFlight.count > 0 ? [`${inFlight.count} requests`] : []),
    ...(streams.count > 0 ? [`${streams.count} event streams`] : []),
    ...foreign,
    ...routes,
    ...ledgers.map(({ id }) => `registrations of ${id}`),
  ];
}

// Jest runs the hooks of a file in the order they were declared, so this one comes first: it cannot tell a forgotten server from one
// that is about to be closed. It closes them all; what a suite does itself later is a second close, which does nothing.
if (typeof afterAll === 'function') {
  afterAll(async () => {
    for (const close of servers.values()) await close();
  });
}
