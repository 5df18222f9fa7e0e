import type { SchemaRenamed } from '@mortise/plugin-api/server';
import type { PathPlace, SchemaRename } from '@mortise/shared';
import type { Dialect } from '../compile/dialect';
import type { SqlValue } from '../compile/sql-value';
import type { Row, Run } from '../connection/driver';

/** A rename as it was, without its transaction. */
export type PastRename = Omit<SchemaRenamed, 'transaction'>;

interface StoredRename {
  readonly change: SchemaRename;
  /** Where relations led before: collection → relation → target. More of the collections is not needed to follow a path. */
  readonly relations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Creates the tables of the log where they are missing. */
export const RENAME_TABLES: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS m_core_renames (id BIGINT NOT NULL PRIMARY KEY, content TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS m_core_renameFollowers (plugin VARCHAR(100) NOT NULL PRIMARY KEY, id BIGINT NOT NULL)',
];

/**
 * Every rename there was, and how far each plugin has followed, so that one that was switched off meanwhile can make up for it. Written and
 * read under the lock of the schema, but for `isBehind`.
 */
export class RenameLog {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Remembers a rename that those plugins follow at once. */
  async append({ change, before }: PastRename, followers: readonly string[], run: Run): Promise<void> {
    const id = (await this.#last(run)) + 1;
    const stored: StoredRename = { change, relations: relationsOf(before) };
    await this.#ask('INSERT INTO m_core_renames (id, content) VALUES (?, ?)', [id, JSON.stringify(stored)], run);
    for (const plugin of followers) await this.#followed(plugin, id, run);
  }

  async isBehind(plugin: string, run: Run): Promise<boolean> {
    return (await this.#seen(plugin, run)) < (await this.#last(run));
  }

  /** What a plugin has not followed, the oldest first; from now on it has. */
  async catchUp(plugin: string, run: Run): Promise<readonly PastRename[]> {
    const missed = 'SELECT content FROM m_core_renames WHERE id > ? ORDER BY id';
    const rows = await this.#ask(missed, [await this.#seen(plugin, run)], run);
    await this.#followed(plugin, await this.#last(run), run);
    return rows.map((row) => pastRename(JSON.parse(String(row['content'])) as StoredRename));
  }

  async #last(run: Run): Promise<number> {
    return numberIn(await this.#ask('SELECT max(id) AS id FROM m_core_renames', [], run));
  }

  async #seen(plugin: string, run: Run): Promise<number> {
    return numberIn(await this.#ask('SELECT id FROM m_core_renameFollowers WHERE plugin = ?', [plugin], run));
  }

  async #followed(plugin: string, id: number, run: Run): Promise<void> {
    const text = 'INSERT INTO m_core_renameFollowers (plugin, id) VALUES (?, ?) ON CONFLICT (plugin) DO UPDATE SET id = excluded.id';
    await this.#ask(text, [plugin, id], run);
  }

  /** `?` stands for the values, in their order. */
  async #ask(text: string, values: readonly (string | number)[], run: Run): Promise<readonly Row[]> {
    let position = 0;
    const numbered = text.replaceAll('?', () => {
      const type = typeof values[position] === 'number' ? 'bigInt' : 'text';
      return this.#dialect.parameter((position += 1), type);
    });
    const bound: SqlValue[] = values.map((value) => String(value));
    return (await run({ text: numbered, values: bound, returns: text.startsWith('SELECT') })).rows;
  }
}

function numberIn([row]: readonly Row[]): number {
  return Number(row?.['id'] ?? 0);
}

function relationsOf(before: PastRename['before']): StoredRename['relations'] {
  const places = [...before].map(([name, { fields }]) => {
    const relations = [...fields].flatMap(([field, shape]) => (shape.kind === 'relation' ? [[field, shape.target] as const] : []));
    return [name, Object.fromEntries(relations)] as const;
  });
  return Object.fromEntries(places);
}

function pastRename({ change, relations }: StoredRename): PastRename {
  const places = Object.entries(relations).map(([name, targets]): [string, PathPlace] => {
    const fields = Object.entries(targets).map(([field, target]) => [field, { kind: 'relation', target }] as const);
    return [name, { name, fields: new Map(fields) }];
  });
  return { change, before: new Map(places) };
}
