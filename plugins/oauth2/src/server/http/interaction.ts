import type { RawRequest } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import type { InteractionDetails, Provider } from 'oidc-provider';
import type { ClientStore } from '../clients/client-store';
import type { Providers } from '../provider/providers';
import type { Endpoints } from './endpoints';

/** The page of the admin that asks people. */
const CONSENT_PAGE = '/admin/oauth2/consent';
const UID = /^[\w-]{10,64}$/;

export interface InteractionServices {
  readonly endpoints: Endpoints;
  readonly providers: Providers;
  readonly clients: ClientStore;
}

/**
 * A consent that is under way, `/api/oauth2/interaction/<uid>`. The browser that asked for the code is led to the page here, the page reads
 * what is asked for (`/details`), and says what its viewer decided (`/approve`, `/deny`). The library's cookie, which belongs to this very
 * address, ties all of that to the browser in which it began: nobody can be made to agree to what somebody else has started.
 * @throws AppError ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED, EMPTY_TOKEN, ACTION_DENIED, RECORD_NOT_FOUND
 */
export async function handleInteraction(raw: RawRequest, services: InteractionServices): Promise<void> {
  const [uid = '', step, more] = raw.path.slice(services.endpoints.interactions.length).split('/');
  if (!UID.test(uid) || more !== undefined) throw new AppError('ROUTE_NOT_FOUND');
  if (step === undefined) {
    raw.response.writeHead(303, { Location: `${CONSENT_PAGE}?request=${uid}` }).end();
    return;
  }
  const expected = step === 'details' ? 'GET' : 'POST';
  if (!['details', 'approve', 'deny'].includes(step)) throw new AppError('ROUTE_NOT_FOUND');
  if (raw.method !== expected) throw new AppError('METHOD_NOT_ALLOWED', { method: raw.method, allowed: [expected] });
  const userId = viewerOf(raw);
  const provider = await services.providers.of(raw.client.origin);
  const details = await detailsOf(raw, provider, uid);
  const data = step === 'details' ? await describe(details, services) : await decide(step, { raw, provider, details, userId });
  send(raw, data);
}

/** Only people agree, never tokens with a part of their rights. */
function viewerOf({ principal }: RawRequest): number {
  const { kind, userId, narrowing } = principal;
  if (kind === 'anonymous') throw new AppError('EMPTY_TOKEN');
  if (kind !== 'user' || userId === undefined || narrowing !== undefined) {
    throw new AppError('ACTION_DENIED', { resource: 'oauth2', reason: 'only a signed-in user gives consent' });
  }
  return userId;
}

/** @throws AppError RECORD_NOT_FOUND when it is over, or began in another browser */
async function detailsOf({ request, response }: RawRequest, provider: Provider, uid: string): Promise<InteractionDetails> {
  const details = await provider.interactionDetails(request, response).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
    throw error;
  });
  if (details?.uid !== uid) throw new AppError('RECORD_NOT_FOUND', { collection: 'oauthArtifacts' });
  return details;
}

async function describe({ params }: InteractionDetails, { clients }: InteractionServices): Promise<JsonObject> {
  const client = await clients.get(params.client_id);
  return {
    clientId: client.clientId,
    title: client.title,
    tables: client.tables && [...client.tables],
    scopes: (params.scope ?? '').split(' ').filter((scope) => scope !== ''),
    // People recognise where they came from by its host.
    sentTo: new URL(params.redirect_uri).host,
  };
}

interface Decision {
  readonly raw: RawRequest;
  readonly provider: Provider;
  readonly details: InteractionDetails;
  readonly userId: number;
}

async function decide(step: string, decision: Decision): Promise<JsonObject> {
  const { raw, provider } = decision;
  const result = step === 'approve' ? await approval(decision) : { error: 'access_denied', error_description: 'the user did not agree' };
  const next = await provider.interactionResult(raw.request, raw.response, result);
  return { redirectTo: next };
}

async function approval({ provider, details: { params }, userId }: Decision): Promise<Readonly<Record<string, unknown>>> {
  const accountId = String(userId);
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  if (params.scope !== undefined) grant.addOIDCScope(params.scope);
  return { login: { accountId, remember: false }, consent: { grantId: await grant.save() } };
}

function send({ response }: RawRequest, data: JsonObject): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ data }));
}
