import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { RawHandler, RawRequest, ServedApi, ServedApis } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { ClientSignIns } from '../clients/client-sign-ins';
import type { Providers } from '../provider/providers';
import { describeEndpoints, describeApiTokens } from './describe-calls';
import { DISCOVERY } from './endpoints';
import { type InteractionServices, handleInteraction } from './interaction';

interface HandlerServices extends InteractionServices {
  readonly providers: Providers;
  readonly served: () => ServedApis | undefined;
  readonly signIns: ClientSignIns;
  /** The API each request was sent to. */
  readonly apis: WeakMap<IncomingMessage, ServedApi>;
}

/** Every address of the protocol. */
export function oauthHandlers(services: HandlerServices): readonly RawHandler[] {
  const { endpoints, served } = services;
  return [
    {
      id: 'oauth2',
      path: endpoints.base,
      describe: ({ dataSource }) => (dataSource === 'main' ? describeEndpoints(endpoints.routes) : []),
      handle: (raw) => (raw.path.startsWith(endpoints.interactions) ? handleInteraction(raw, services) : answerByLibrary(raw, services)),
    },
    ...DISCOVERY.map((path) => ({ id: `oauth2${path}`, path, handle: (raw: RawRequest) => answerByLibrary(raw, services) })),
    {
      id: 'oauth2.apis',
      path: '/oauth/:api/token',
      describe: ({ dataSource }) => (dataSource === 'main' && served() !== undefined ? describeApiTokens() : []),
      handle: (raw) => answerForApi(raw, services),
    },
  ];
}

/** @throws AppError ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED */
async function answerByLibrary(
  { path, method, client, request, response }: RawRequest,
  { endpoints, providers, signIns }: HandlerServices,
): Promise<void> {
  const allowed = endpoints.methodsOf(path);
  if (!allowed) throw new AppError('ROUTE_NOT_FOUND');
  if (!allowed.includes(method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed });
  const provider = await providers.of(client.origin);
  if (response.destroyed) return;
  signIns.arrived(request, client.address);
  const sent = once(response, 'close');
  provider.callback()(request, response);
  await sent;
}

/** The same grant for one API alone. A scope beyond the rights of the client is cut down to them there. */
async function answerForApi(raw: RawRequest, services: HandlerServices): Promise<void> {
  const served = services.served();
  if (served === undefined) throw new AppError('ROUTE_NOT_FOUND');
  if (raw.method !== 'POST') throw new AppError('METHOD_NOT_ALLOWED', { method: raw.method, allowed: ['POST'] });
  const api = served.named(raw.params['api'] ?? '');
  if (api === undefined) {
    refuseClient(raw);
    return;
  }
  services.apis.set(raw.request, api);
  const { token } = services.endpoints.routes;
  raw.request.url = token;
  await answerByLibrary({ ...raw, path: token }, services);
}

/** As a wrong secret is answered: which APIs there are is nobody's business. */
function refuseClient({ response, header, client }: RawRequest): void {
  const challenge = header('authorization') === undefined ? {} : { 'WWW-Authenticate': `Basic realm="${client.origin}"` };
  response.writeHead(401, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
    ...challenge,
  });
  response.end(JSON.stringify({ error: 'invalid_client', error_description: 'client authentication failed' }));
}
