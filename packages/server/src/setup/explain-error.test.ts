import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataSource } from '@mortise/database';
import { createLogger } from '@mortise/kernel';
import { EXIT_CONFIG, EXIT_UNAVAILABLE } from '../supervisor/exit-codes';
import { type Explanation, explainError } from './explain-error';

const log = createLogger({ level: 'silent' });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-explained-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What an administrator is told when this database cannot be opened. */
async function explained(config: Parameters<typeof openDataSource>[0]['config']): Promise<Explanation> {
  const place = { host: '127.0.0.1', port: 13_000, ...(config.dialect === 'sqlite' ? { file: config.storage } : {}) };
  try {
    await openDataSource({ key: 'main', config, log });
  } catch (error) {
    return explainError(error, place);
  }
  throw new Error('It could be opened');
}

it('names the SQLite file that is none, and what to do', async () => {
  const storage = join(folder, 'notes.txt');
  await writeFile(storage, 'These are notes, and no database at all. '.repeat(100));
  const { sentences, exitCode } = await explained({ dialect: 'sqlite', storage, poolMax: 1 });
  expect(sentences).toEqual([expect.stringMatching(/notes\.txt cannot be used \(SQLITE_NOTADB: .+\)\. .* DB_STORAGE /)]);
  expect(exitCode).toBe(EXIT_CONFIG);
});

it.each(['127.0.0.1', 'localhost'])('says why no server is reached at %s', async (host) => {
  const { sentences, exitCode } = await explained({ dialect: 'postgres', url: `postgres://me@${host}:1/shop`, poolMax: 1 });
  expect(sentences).toEqual([expect.stringMatching(/^The database cannot be reached \(.*ECONNREFUSED .+\)\. Check /)]);
  expect(exitCode).toBe(EXIT_UNAVAILABLE);
});
