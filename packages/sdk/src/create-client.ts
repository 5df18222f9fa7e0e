import { Auth } from './auth/auth';
import { type CallOptions, type CallSettings, type ClientOptions } from './client-options';
import { type FollowOptions, followEvents } from './events/follow-events';
import type { ServerEvent } from './events/read-events';
import { type Query, actionPath, segment } from './http/address';
import { sendOnce } from './http/idempotency';
import { Transport } from './http/transport';
import { Resource } from './records/resource';
import type { LooseCollection, NameOf, SchemaTypes, Untyped, UntypedRecord } from './types/schema';

/** What an action of any resource is given. */
export interface ActionInput extends CallOptions {
  /** Of the address, such as `filterByTk`; lists of names and objects may be given as they are. */
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** `POST` by default. A `GET` may be sent again when the network fails. */
  readonly method?: 'GET' | 'POST' | undefined;
  /** Key under which the server does a write of records once; such a call may be sent again as well. */
  readonly idempotencyKey?: string | undefined;
}

export interface ActionResult<Data> {
  readonly data: Data;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** How a client's collections are typed by its schema, or by hand where there is none. */
type ResourceOf<Schema extends SchemaTypes<Schema>> = Untyped extends Schema
  ? <Row extends object = UntypedRecord>(name: string) => Resource<Untyped, LooseCollection<Row>>
  : <Name extends NameOf<Schema>>(name: Name) => Resource<Schema, Schema[Name]>;

/** A server, as one caller sees it. */
export interface Client<Schema extends SchemaTypes<Schema> = Untyped> {
  readonly auth: Auth;
  /** A collection. Nothing is asked of the server yet. */
  readonly resource: ResourceOf<Schema>;
  /** Calls any action: `client.action('namedQueries:run', { query: { filterByTk: 'sales' } })`. */
  action<Data = unknown>(action: string, input?: ActionInput): Promise<ActionResult<Data>>;
  /** What changes on the server, while somebody listens. */
  events(options?: FollowOptions): AsyncGenerator<ServerEvent, void>;
  /** The same caller with other settings; both share one session. */
  with(settings: CallSettings): Client<Schema>;
}

/**
 * A client of a Mortise server. Give it the types `mortise types` writes: `createClient<Schema>({ url })`.
 * @throws TypeError for an address that is none
 */
export function createClient<Schema extends SchemaTypes<Schema> = Untyped>(options: ClientOptions): Client<Schema> {
  return clientOf<Schema>(options, new Transport(options));
}

function clientOf<Schema extends SchemaTypes<Schema>>(options: ClientOptions, transport: Transport): Client<Schema> {
  const resource = (name: string): unknown => new Resource(transport, segment(name, 'A collection'));
  return {
    auth: new Auth(transport),
    resource: resource as ResourceOf<Schema>,
    action: (action, input) => callAction(transport, action, input),
    events: (follow = {}) => followEvents(transport, follow),
    with: (settings) => {
      const changed = { ...options, ...settings };
      return clientOf<Schema>(changed, new Transport(changed, transport.tokens));
    },
  };
}

async function callAction<Data>(transport: Transport, action: string, input: ActionInput = {}): Promise<ActionResult<Data>> {
  const { method = 'POST', idempotencyKey, ...rest } = input;
  const path = actionPath(action);
  const repeatable = method === 'GET' ? 'always' : 'refused';
  const { data, meta } =
    idempotencyKey === undefined
      ? await transport.send({ ...rest, method, path, repeatable })
      : await sendOnce(transport, { ...rest, path, idempotencyKey });
  return { data: data as Data, meta };
}
