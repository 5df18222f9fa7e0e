/** One run as the server is told of it: a statement prepared on the connection before, and its values as texts. */
export interface BoundRun {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** Execute of the unnamed portal, all rows. */
const EXECUTE = Buffer.from('45000000090000000000', 'hex');
const SYNC = Buffer.from('5300000004', 'hex');
/** Length, empty portal name, end of the statement's name, no formats of parameters, number of parameters, no formats of results. */
const BIND_FRAME = 4 + 1 + 1 + 2 + 2 + 2;
const BIND = 'B'.charCodeAt(0);
const LENGTH_OF_NULL = -1;

/**
 * Bind and Execute of each run (PostgreSQL manual, 55.7) in one piece: one write to the socket, where the driver makes one of each
 * message. A Sync ends a transaction: behind each run it keeps its fault from the others, behind the last it makes them one.
 */
export function runMessages(runs: readonly BoundRun[], sync: 'each' | 'last' = 'each'): Buffer {
  const syncs = sync === 'each' ? runs.length : 1;
  const rest = runs.length * (1 + EXECUTE.length) + syncs * SYNC.length;
  const bytes = Buffer.allocUnsafe(runs.reduce((sum, run) => sum + bindLength(run), rest));
  let at = 0;
  for (const [place, run] of runs.entries()) {
    at = writeBind(bytes, at, run);
    at += EXECUTE.copy(bytes, at);
    if (sync === 'each' || place === runs.length - 1) at += SYNC.copy(bytes, at);
  }
  return bytes;
}

/** Without its first byte, the kind, as the protocol counts it. */
function bindLength({ name, values }: BoundRun): number {
  let length = BIND_FRAME + Buffer.byteLength(name);
  for (const value of values) length += 4 + (value === null ? 0 : Buffer.byteLength(value));
  return length;
}

/** Returns the place behind it. */
function writeBind(bytes: Buffer, start: number, { name, values }: BoundRun): number {
  const length = bytes.writeUInt8(BIND, start);
  let at = bytes.writeUInt8(0, length + 4);
  at += bytes.write(name, at);
  at = bytes.writeUInt8(0, at);
  at = bytes.writeInt16BE(0, at);
  at = bytes.writeUInt16BE(values.length, at);
  for (const value of values) at = writeValue(bytes, at, value);
  const end = bytes.writeInt16BE(0, at);
  bytes.writeInt32BE(end - length, length);
  return end;
}

function writeValue(bytes: Buffer, at: number, value: string | null): number {
  if (value === null) return bytes.writeInt32BE(LENGTH_OF_NULL, at);
  const length = bytes.write(value, at + 4);
  bytes.writeInt32BE(length, at);
  return at + 4 + length;
}
