import { AppError } from '@mortise/shared';

/** The part of the API a document is about, as NocoBase names it. */
export type Namespace =
  { readonly kind: 'all' | 'core' | 'plugins' | 'collections' } | { readonly kind: 'plugin' | 'collection'; readonly name: string };

/**
 * `core`, `plugins`, `plugins/<id>`, `collections`, `collections/<name>`; without one everything.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function readNamespace(text: unknown): Namespace {
  if (text === undefined || text === '') return { kind: 'all' };
  if (text === 'core' || text === 'plugins' || text === 'collections') return { kind: text };
  const [, folder, name = ''] = (typeof text === 'string' ? /^(plugins|collections)\/([\w.-]{1,128})$/.exec(text) : undefined) ?? [];
  if (folder !== undefined) return { kind: folder === 'plugins' ? 'plugin' : 'collection', name };
  throw invalid('ns', 'core, plugins, plugins/<id>, collections or collections/<name>', text);
}

/**
 * The data source a document is about, `main` unless one is named.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function readDataSource(key: unknown): string {
  if (key === undefined || key === '') return 'main';
  if (typeof key === 'string') return key;
  throw invalid('dataSource', 'the key of a data source', key);
}

function invalid(parameter: string, expected: string, received: unknown): AppError {
  return new AppError('QUERY_PARAMETER_INVALID', {
    parameter,
    expected,
    received: typeof received === 'string' ? received.slice(0, 100) : typeof received,
  });
}

/** What is asked of each resource or path: whose it is, and its name if it is a collection of users. */
export interface Origin {
  /** Plugin id or `core`; undefined for collections of users. */
  readonly owner: string | undefined;
  readonly name: string;
}

/** Calls in the languages of others are told of in the document of their plugin alone: there is one for each table and verb. */
export function isOwn(namespace: Namespace, owner: string): boolean {
  return namespace.kind === 'plugin' && namespace.name === owner;
}

export function isIn(namespace: Namespace, { owner, name }: Origin): boolean {
  switch (namespace.kind) {
    case 'all':
      return true;
    case 'core':
      return owner === 'core';
    case 'plugins':
      return owner !== undefined && owner !== 'core';
    case 'plugin':
      return owner === namespace.name && owner !== 'core';
    case 'collections':
      return owner === undefined;
    case 'collection':
      return owner === undefined && name === namespace.name;
  }
}
