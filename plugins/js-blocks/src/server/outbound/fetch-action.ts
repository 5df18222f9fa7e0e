import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, parseUrl } from '@mortise/shared';
import type { OutboundCall } from '../../contract';
import { blockBody, readBody } from '../blocks/body';
import type { GrantedBlocks } from '../blocks/granted-blocks';
import { VIEWER } from '../permissions';
import type { SecretStore } from '../secrets/secret-store';
import { callHost } from './call-host';
import { fillSecrets } from './fill-secrets';
import { OUTBOUND_ANSWER } from '../docs';

const MAX_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** What belongs to the connection, and what would speak for the viewer or this server. */
const REFUSED_HEADERS =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|cookie2?|expect|keep-alive|te|trailer|upgrade|via|forwarded|(?:proxy|sec|x-forwarded)-.*)$/;
const HEADER_NAME = /^[!#$%&'*+.^`|~\w-]{1,100}$/;
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

export interface FetchDeps {
  readonly blocks: GrantedBlocks;
  readonly store: SecretStore;
  readonly privateHosts: () => readonly string[];
}

/** `jsBlocks:fetch`: calls another server for a block. Nothing of the viewer goes along. */
export function fetchAction({ blocks, store, privateHosts }: FetchDeps): ActionDefinition {
  return defineAction({
    permission: VIEWER,
    safe: false,
    describe: { output: OUTBOUND_ANSWER },
    body: blockBody(
      {
        method: { enum: METHODS },
        url: { type: 'string', maxLength: 8_000 },
        headers: { type: 'object', maxProperties: 50, additionalProperties: { type: 'string', maxLength: 8_000 } },
        body: { type: ['string', 'null'] },
      },
      ['method', 'url'],
    ),
    async run({ values, principal, signal }) {
      const { address, method, url: said, headers = {}, body = null } = readBody<OutboundCall>(values);
      const { hosts = [], secrets = [] } = await blocks.trustedGrantsFor(address, principal);
      const url = parseUrl(said);
      if (!url) throw new AppError('VALUE_INVALID', { field: 'url', expected: 'an absolute address' });
      const filled = await fillSecrets({ headers: readHeaders(headers), body: body ?? undefined }, { host: url.host, secrets, store });
      const limits = {
        privateHosts: privateHosts(),
        maxBytes: MAX_BYTES,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      };
      return answer((await callHost({ url, hosts, limits, method, ...filled })) as unknown as JsonValue);
    },
  });
}

/** @throws AppError HEADER_INVALID */
function readHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const read = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  for (const [name, value] of read) {
    if (!HEADER_NAME.test(name) || REFUSED_HEADERS.test(name) || !HEADER_VALUE.test(value)) {
      throw new AppError('HEADER_INVALID', { header: name.slice(0, 100), expected: 'a header that is about what is asked for' });
    }
  }
  return Object.fromEntries(read);
}
