import { parseUrl } from '@mortise/shared';
import { isRow } from './described';

/** Milliseconds. */
const TIMEOUT = 30_000;

export interface ServedFrom {
  /** Address of the server, with the base path of its API unless that is `/api`. */
  readonly url: string;
  /** API key or token. */
  readonly key: string | undefined;
  readonly dataSource: string;
}

/** What a server does not give is said in a sentence with what to do next. */
export class ServedFault extends Error {}

/** Rows of `collections:listAccessible` as a server shows them to this key. @throws ServedFault */
export async function servedRows({ url, key, dataSource }: ServedFrom): Promise<readonly unknown[]> {
  const address = addressOf(url);
  address.search = new URLSearchParams({ dataSourceKey: dataSource }).toString();
  // English titles, whoever asks: what is written must not depend on that.
  const headers = { 'x-locale': 'en', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  const { status, body } = await ask(address, headers);
  const { data, meta, errors } = isRow(body) ? body : {};
  if (status !== 200) throw new ServedFault(`${address.origin} answered with status ${status}: ${messageOf(errors)}`);
  if (!Array.isArray(data)) throw new ServedFault(`${address.origin} did not answer as a Mortise server does. Check the address.`);
  if (isRow(meta) && meta['truncated'] === true) {
    throw new ServedFault(
      'The server has more collections than it tells of at once. Write their types on the server itself, without --url.',
    );
  }
  return data;
}

function addressOf(url: string): URL {
  const parsed = parseUrl(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') {
    throw new ServedFault(`--url takes an address such as https://example.com, and the key by --key or --key-stdin.`);
  }
  const path = parsed.pathname.replace(/\/+$/, '');
  parsed.pathname = `${path === '' ? '/api' : path}/collections:listAccessible`;
  return parsed;
}

async function ask(address: URL, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch {
    throw new ServedFault(`${address.origin} cannot be reached. Check the address, and that the server runs.`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(errors: unknown): string {
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  return isRow(first) && typeof first['message'] === 'string' ? first['message'] : 'no reason was told.';
}
