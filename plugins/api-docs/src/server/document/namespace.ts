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
  const expected = 'core, plugins, plugins/<id>, collections or collections/<name>';
  throw new AppError('QUERY_PARAMETER_INVALID', {
    parameter: 'ns',
    expected,
    received: typeof text === 'string' ? text.slice(0, 100) : typeof text,
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
