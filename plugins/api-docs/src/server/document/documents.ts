import type {
  AccessPort,
  CollectionsPort,
  JsonSchema,
  PipelinePort,
  PluginsPort,
  ResourcesPort,
  RouteDescription,
} from '@mortise/plugin-api/server';
import type { Principal } from '@mortise/shared';
import { type DocTexts, docTexts } from '../doc-texts';
import { openWorld } from '../world/open-world';
import { buildDocument } from './build-document';
import { DocumentCache, type WrittenDocument, written } from './document-cache';
import { isOwn, readDataSource, readNamespace } from './namespace';
import { type Outline, outlineOf } from './outline';

export interface DocumentSources {
  readonly access: AccessPort;
  readonly collections: CollectionsPort;
  readonly resources: ResourcesPort;
  readonly pipeline: PipelinePort;
  readonly plugins: PluginsPort;
}

/** Who asks for a document, and which. */
export interface DocumentWish {
  readonly principal: Principal;
  /** BCP 47 tag. */
  readonly locale: string;
  /** See `readNamespace`. */
  readonly namespace?: unknown;
  /** See `readDataSource`. */
  readonly dataSource?: unknown;
}

/** What routers of fixed paths know beyond plain names is not described. */
const PLAIN_PATH = /^[\w/.:-]+$/;

/** Documents for each caller: made from what is in memory, and kept until rights, schema or registrations change. */
export class Documents {
  readonly #sources: DocumentSources;
  readonly #cache = new DocumentCache();
  /** Another object whenever access changed. */
  #access = {};

  constructor(sources: DocumentSources) {
    this.#sources = sources;
    sources.access.onChange(() => {
      this.#access = {};
      return Promise.resolve();
    });
  }

  /** @throws AppError QUERY_PARAMETER_INVALID, DATA_SOURCE_NOT_FOUND */
  get(wish: DocumentWish): Promise<WrittenDocument> {
    const namespace = readNamespace(wish.namespace);
    const texts = this.textsFor(wish.locale);
    const dataSource = readDataSource(wish.dataSource);
    const { collections, resources, pipeline } = this.#sources;
    const basis = [this.#access, collections.snapshot(dataSource).collections, resources.describe(), pipeline.routes()];
    const key = JSON.stringify([rightsOf(wish.principal), texts.language, namespace, dataSource]);
    const described = pipeline.calls().filter(({ owner }) => isOwn(namespace, owner));
    const build = async (): Promise<JsonSchema> => {
      const { principal } = wish;
      const world = await openWorld(principal, dataSource, this.#sources);
      const routes = dataSource === 'main' ? await this.#openRoutes(principal) : [];
      return buildDocument({ world, routes, texts, namespace, principal, described, apiBase: resources.apiBase });
    };
    // What others tell may change without anybody's notice.
    return described.length > 0 ? build().then(written) : this.#cache.get(key, basis, build);
  }

  /** Which calls there are, without what is said of each. @throws AppError QUERY_PARAMETER_INVALID, DATA_SOURCE_NOT_FOUND */
  async outline(wish: DocumentWish): Promise<Outline> {
    const { principal, locale } = wish;
    const dataSource = readDataSource(wish.dataSource);
    const world = await openWorld(principal, dataSource, this.#sources);
    const routes = dataSource === 'main' ? await this.#openRoutes(principal) : [];
    const { pipeline, resources } = this.#sources;
    const parts = { world, routes, texts: this.textsFor(locale), apiBase: resources.apiBase };
    return outlineOf({ ...parts, principal, described: pipeline.calls() });
  }

  /** The words of documents in the language of a reader. */
  textsFor(locale: string): DocTexts {
    return docTexts(locale, this.#sources.plugins);
  }

  async #openRoutes(principal: Principal): Promise<readonly RouteDescription[]> {
    const { access, pipeline } = this.#sources;
    const open: RouteDescription[] = [];
    for (const route of pipeline.routes()) {
      if (route.owner === 'core' || !PLAIN_PATH.test(route.path)) continue;
      const about = { dataSource: 'main', resource: route.path, collection: undefined };
      if ((await access.decideFor(principal, route.permission, about)).allowed) open.push(route);
    }
    return open;
  }
}

/** Everything of a principal that its rights depend on. */
function rightsOf({ kind, userId, roles, narrowing }: Principal): unknown {
  return [kind, userId !== undefined, roles.toSorted(), narrowing ?? null];
}
