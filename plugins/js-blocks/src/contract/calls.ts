import type { BlockAddress } from './block-address';

/** Stands for a key stored on the server, for one block and one viewer: sent as `Authorization: Bearer <token>` in calls to this server. */
export interface Ticket {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Of `jsBlocks:ticket`, `jsBlocks:fetch` and `jsStorage`: where the block stands; `revision` is null for the draft. */
export interface BlockCall extends Omit<BlockAddress, 'revision'> {
  readonly revision: number | null;
}

/** A call to another server; `{{secret:name}}` in a header or the body is replaced by the secret. */
export interface OutboundCall extends BlockCall {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, as it is sent. */
  readonly body?: string | null;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or base64 when `isBase64`. */
  readonly body: string;
  readonly isBase64: boolean;
  /** Where the answer came from after redirects. */
  readonly url: string;
}
