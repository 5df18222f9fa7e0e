import { basename, dirname, join, sep } from 'node:path';
import type { FoundPlugin } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';
import { type FileTable, readFileTable } from '../static/file-table';
import { serveFiles } from '../static/static-files';
import type { ServedRoute } from '../targets/route-target';

/** The client part of a running plugin. */
export interface ClientEntry {
  readonly id: string;
  /** Address of its module on this server: `/plugins/todos/<hash>/index.js`. */
  readonly url: string;
}

interface Published {
  readonly entry: ClientEntry;
  readonly table: FileTable;
}

const BASE = '/plugins/';

/** The files browsers may fetch of the plugins that run now. */
export class ClientFiles {
  readonly #log: Log;
  readonly #published = new Map<string, Published>();

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Publishes the folder of a plugin's client entry until disposed of. Undefined when there is no built one; a folder that cannot be
   * read costs the plugin its pages, not its life.
   */
  async publish(plugin: FoundPlugin): Promise<Disposable | undefined> {
    const { id, entries } = plugin.manifest;
    if (entries.client === undefined) return undefined;
    const table = await this.#read(plugin, entries.client);
    const file = basename(entries.client);
    if (!table?.files.has(file)) return undefined;
    const published = { entry: { id, url: `${BASE}${id}/${table.hash}/${file}` }, table };
    this.#published.set(id, published);
    return disposable(() => void (this.#published.get(id) === published && this.#published.delete(id)));
  }

  /** By id. */
  entries(): readonly ClientEntry[] {
    return [...this.#published.values()].map(({ entry }) => entry).toSorted((left, right) => (left.id < right.id ? -1 : 1));
  }

  /** `GET /plugins/<id>/<hash>/<file>`. */
  route(): ServedRoute {
    return {
      method: 'GET',
      path: `${BASE}:id/:hash/*file`,
      // The code of the sign-in page may come this way, and the address says nothing that is not in the package.
      permission: { kind: 'public' },
      handle: ({ params, header }) => {
        const table = this.#published.get(params['id'] ?? '')?.table;
        if (table === undefined || table.hash !== params['hash']) throw new AppError('ROUTE_NOT_FOUND');
        return serveFiles(table, params['file'] ?? '', header);
      },
    };
  }

  async #read({ directory, manifest }: FoundPlugin, client: string): Promise<FileTable | undefined> {
    const folder = join(directory, dirname(client));
    const others = ['package.json', manifest.entries.server ?? 'package.json'].map((path) => join(directory, path));
    try {
      if (others.some((path) => path.startsWith(folder + sep))) throw new Error('the client entry must lie in a folder of its own');
      return await readFileTable(folder);
    } catch (error) {
      // Without a build there is nothing to serve, and nothing wrong.
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!missing) this.#log.warn('The client files of a plugin cannot be served', { plugin: manifest.id, error });
      return undefined;
    }
  }
}
