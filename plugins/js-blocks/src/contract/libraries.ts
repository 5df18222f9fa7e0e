export const LIBRARY_FORMATS = ['umd', 'esm', 'css'] as const;
export type LibraryFormat = (typeof LIBRARY_FORMATS)[number];

/** `requested`: somebody wants it, and nothing is loaded yet. */
export type LibraryStatus = 'requested' | 'approved';

/** What a block gets for the address or name of a library: where this server has its text. */
export interface ResolvedLibrary {
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
  /** Subresource Integrity (W3C): `sha384-…`. */
  readonly integrity: string;
  /** Path on this server; its text never changes. */
  readonly path: string;
}

/** A library as the registry shows it. */
export interface ShownLibrary {
  readonly id: number;
  /** The address authors write, or `name@version/path`. */
  readonly specifier: string;
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
  readonly status: LibraryStatus;
  readonly integrity: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdById: number | null;
  readonly approvedAt: string | null;
  readonly approvedById: number | null;
}
