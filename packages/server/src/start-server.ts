import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from './create-app';
import { createHttpServer } from './http/create-http-server';
import { type FirstAdmin, onFirstAdmin } from './platform/first-admin';
import { type PlatformOptions, closePlatform, openPlatform } from './platform/open-platform';
import type { Platform } from './platform/platform';

export interface ServerOptions extends PlatformOptions {
  /** Called when the first user is made: the only chance to show a generated password. */
  readonly onFirstAdmin?: (admin: FirstAdmin) => void;
  /** Called before any code of a plugin runs. */
  readonly onPlatform?: (platform: Platform) => void;
}

export interface RunningServer {
  /** Without trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly platform: Platform;
  /** Finishes what is under way, stops the plugins and closes the database. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Starts a server: database, key, resources, plugins, and only then the network. Plugins that fail do not keep it from starting.
 * @throws ConfigError, AppError, or a system error of a path or of the port; nothing stays open then
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  await refuseTakenPort(options);
  const platform = await openPlatform(options);
  try {
    if (options.onFirstAdmin) onFirstAdmin(platform.events, options.log, options.onFirstAdmin);
    options.onPlatform?.(platform);
    await platform.host.start();
    const server = await listen(platform);
    platform.state = 'running';
    return running(server, platform);
  } catch (error) {
    await closePlatform(platform);
    throw error;
  }
}

/** Before anything is made, such as a first user whose password is shown only once. */
async function refuseTakenPort({ config: { app } }: ServerOptions): Promise<void> {
  if (app.port === 0) return;
  const probe = new NetServer().listen(app.port, app.host);
  await once(probe, 'listening');
  const closed = once(probe, 'close');
  probe.close();
  await closed;
}

async function listen({ config, texts, switchboard, log, systemSettings }: Platform): Promise<Server> {
  const { app, limits } = config;
  const client = {
    trustedHops: limits.trustedHops,
    publicUrl: app.publicUrl,
    texts,
    get language() {
      return systemSettings.current.defaultLanguage;
    },
  };
  const handle = createApp({ switchboard, log, client });
  const server = createHttpServer({ handle, texts, bodyLimit: limits.bodyBytes });
  server.listen(app.port, app.host);
  await once(server, 'listening');
  return server;
}

function running(server: Server, platform: Platform): RunningServer {
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: addressOf(platform.config.app.host, port),
    port,
    platform,
    close: () => (closed ??= close(server, platform)),
  };
}

/** An address one can open: the wildcard addresses are not. */
function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Milliseconds in which requests already on their way over an idle connection arrive and are answered. */
const FAREWELL = 150;

async function close(server: Server, platform: Platform): Promise<void> {
  const { streams, inFlight, config, log } = platform;
  const patience = config.app.shutdownTimeoutMs;
  platform.state = 'draining';
  const ended = once(server, 'close');
  // The HTTP server's own `close` would cut idle connections at once, and with them the requests that have just been sent.
  NetServer.prototype.close.call(server);
  streams.close();
  if (await hasConnections(server)) await wait(FAREWELL);
  server.close();
  const left = await inFlight.drain(patience);
  if (left > 0) log.warn('Requests were cut off because they took too long', { requests: left });
  // What is answered may still be on its way to a slow reader, but not for ever.
  const cut = setTimeout(() => server.closeAllConnections(), left > 0 ? 0 : Math.min(patience, 2_000));
  server.closeIdleConnections();
  await ended;
  clearTimeout(cut);
  await closePlatform(platform);
}

function hasConnections(server: Server): Promise<boolean> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error !== null || count > 0)));
}
