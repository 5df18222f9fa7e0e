export const APP_ENVIRONMENTS = ['production', 'development', 'test'] as const;
export type AppEnvironment = (typeof APP_ENVIRONMENTS)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface SqliteConfig {
  readonly dialect: 'sqlite';
  /** Absolute path of the database file. */
  readonly file: string;
}

export interface PostgresConfig {
  readonly dialect: 'postgres';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly schema: string;
  readonly poolMax: number;
  /** `require` encrypts the connection without checking the server's certificate. */
  readonly ssl: 'off' | 'require';
}

export type DatabaseConfig = SqliteConfig | PostgresConfig;

/** What the first start gives the first user; everything may be left out. */
export interface InitialRootConfig {
  readonly email: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly nickname: string | undefined;
}

/** Everything the environment decides. Deeply frozen; paths are absolute, durations milliseconds, sizes bytes. */
export interface Config {
  readonly app: {
    readonly env: AppEnvironment;
    readonly host: string;
    /** 0 lets the system choose. */
    readonly port: number;
    /** Without trailing slash; undefined when the public address is unknown. */
    readonly publicUrl: string | undefined;
    /** The configured key; without one the key file counts. */
    readonly key: string | undefined;
    /** Language of a fresh installation. */
    readonly language: string;
    readonly shutdownTimeoutMs: number;
  };
  readonly api: {
    /** `/api`: leading slash, no trailing one. */
    readonly basePath: string;
    /** Origins other than our own that browsers may call from. */
    readonly corsOrigins: readonly string[];
  };
  readonly storage: {
    readonly path: string;
    readonly appKeyFile: string;
    readonly pluginsPath: string;
    /** Below these SQLite files may be opened as data sources; the first is `path`. */
    readonly dataSourceFolders: readonly string[];
  };
  readonly database: DatabaseConfig;
  /** `redis://…` or `rediss://…`; undefined when there is none. */
  readonly redisUrl: string | undefined;
  readonly initialRoot: InitialRootConfig;
  readonly log: { readonly level: LogLevel };
  readonly limits: {
    readonly bodyBytes: number;
    readonly requestTimeoutMs: number;
    /** How many proxies in front of us are believed about the caller's address. */
    readonly trustedHops: number;
  };
  readonly plugins: { readonly installAllowed: boolean };
}
