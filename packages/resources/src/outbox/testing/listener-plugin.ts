import { createRecords } from '@mortise/database';
import type { OutboxEvent, RecordsPort } from '@mortise/plugin-api/server';
import { type TestServer, writePlugin } from '@mortise/testing';

/**
 * Notes what it is told of all collections made by users. It throws at records whose title somebody put into its grudges, and takes its time
 * over those called `slow`.
 */
const LISTENER = `
  await deps.collections.define({ name: 'heard', fields: [{ name: 'event', type: 'text' }] });
  await deps.collections.define({ name: 'grudges', fields: [{ name: 'title', type: 'string' }] });
  deps.outbox.subscribe({ id: 'all', collections: '*', events: ['create', 'update', 'destroy'], async handle(event) {
    const title = event.record?.title ?? null;
    if (title !== null && await deps.records.count('grudges', { title })) throw new Error('not this one');
    if (title === 'slow') await new Promise((resolve) => setTimeout(resolve, 400));
    await deps.records.create('heard', { event: JSON.stringify(event) });
  } });`;

export const LISTENER_ID = 'listener';

export function writeListener(folder: string): Promise<void> {
  const needs = { outbox: 'core.outbox', collections: 'core.collections', records: 'core.records' };
  return writePlugin(folder, { id: LISTENER_ID, needs, setup: LISTENER });
}

/** Rows of a server past its actions. */
export function recordsOf({ platform }: TestServer): RecordsPort {
  return createRecords(platform.source);
}

/** What the plugin was told of one collection, in order; read from the table, so it need not be switched on. */
export async function heardOf(server: TestServer, collection: string): Promise<OutboxEvent[]> {
  const rows = await recordsOf(server).find<{ event: string }>('heard', { sort: ['id'] });
  return rows.map(({ event }) => JSON.parse(event) as OutboxEvent).filter((event) => event.collection === collection);
}

/** Asks again and again until the answer is right; the last answer when it never is. */
export async function eventually<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
