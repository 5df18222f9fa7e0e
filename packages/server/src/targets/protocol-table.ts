import type {
  ActionResult,
  Protocol,
  ProtocolAnswer,
  ProtocolCall,
  ProtocolErrand,
  ProtocolFault,
  ProtocolRequest,
} from '@mortise/plugin-api/server';
import { type CorsHeaders, corsHeaders } from '../http/cors';
import type { Exchange } from '../pipeline/exchange';

/** A protocol at the place where it is mounted. */
export interface SpokenProtocol {
  readonly cors: CorsHeaders;
  readonly parameterNames: Readonly<Record<string, string>>;
  /** Whether it reads what came as a form or as plain text. */
  takesText(exchange: Exchange): boolean;
  parse(exchange: Exchange): ProtocolCall | ProtocolErrand;
  encode(result: ActionResult, exchange: Exchange): ProtocolAnswer;
  encodeError(faults: readonly [ProtocolFault, ...ProtocolFault[]], exchange: Exchange): ProtocolAnswer;
}

/** The protocols of one moment. Immutable. */
export interface ProtocolTable {
  find(path: string): SpokenProtocol | undefined;
}

/** `owns` tells which paths below a base belong to somebody else. */
export function createProtocolTable(protocols: readonly Protocol[], owns: (base: string) => OwnedPaths = () => undefined): ProtocolTable {
  const spoken = protocols.map((protocol) => ({ base: protocol.base, protocol: spokenProtocol(protocol), owned: owns(protocol.base) }));
  return {
    find(path) {
      const found = spoken.find(({ base }) => path.startsWith(base));
      return found?.owned?.(path) === true ? undefined : found?.protocol;
    },
  };
}

/** Undefined, so that nothing is looked at, where there are no such paths at all. */
export type OwnedPaths = ((path: string) => boolean) | undefined;

function spokenProtocol(protocol: Protocol): SpokenProtocol {
  const takesText = ({ method, path, body }: Exchange): boolean =>
    body.text !== undefined && protocol.takesText?.({ method, path: path.slice(protocol.base.length) }) === true;
  const requestOf = (exchange: Exchange): ProtocolRequest => {
    const { method, path, search, header, body } = exchange;
    const text = takesText(exchange) ? body.text : undefined;
    return { method, path: path.slice(protocol.base.length), search, header, body: body.value, text };
  };
  return {
    cors: corsHeaders(protocol),
    parameterNames: protocol.parameterNames ?? {},
    takesText,
    parse: (exchange) => protocol.parse(requestOf(exchange)),
    encode: (result, exchange) => protocol.encode(result, requestOf(exchange)),
    encodeError: (faults, exchange) => protocol.encodeError(faults, requestOf(exchange)),
  };
}
