import { once } from 'node:events';
import type { RawHandler, RawRequest, ServedApis } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { ClientSignIns } from '../clients/client-sign-ins';
import type { ApiAddresses } from '../provider/api-address';
import type { Providers } from '../provider/providers';
import { describeEndpoints, describeApiTokens } from './describe-calls';
import { DISCOVERY } from './endpoints';
import { type InteractionServices, handleInteraction } from './interaction';

interface HandlerServices extends InteractionServices {
  readonly providers: Providers;
  readonly served: () => ServedApis | undefined;
  readonly signIns: ClientSignIns;
  readonly apis: ApiAddresses;
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
  const { api: name = '' } = raw.params;
  const api = served.named(name);
  services.apis.set(raw.request, { place: api?.place ?? `/oauth/${name}`, api });
  const { token } = services.endpoints.routes;
  raw.request.url = token;
  await answerByLibrary({ ...raw, path: token }, services);
}
