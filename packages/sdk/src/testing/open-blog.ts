import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type NewCollection, type TestServer, type TestServerOptions, createCollection, startTestServer } from '@mortise/testing';
import type { Schema } from '../../fixtures/schema';
import { type Client, type ClientOptions, createClient } from '../index';

const COLLECTIONS = JSON.parse(readFileSync(resolve(__dirname, '../../fixtures/collections.json'), 'utf8')) as NewCollection[];

/** A server with the collections whose types stand in fixtures/schema.ts. */
export async function openBlog(options: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  for (const collection of COLLECTIONS) await createCollection(server, collection);
  return server;
}

/** A client of that server as its first user; tries again at once, so that tests need not wait. */
export function blogClient({ url, root }: Pick<TestServer, 'url' | 'root'>, options: Partial<ClientOptions> = {}): Client<Schema> {
  return createClient<Schema>({ url, token: root.token, retry: { delay: 1 }, ...options });
}
