import { LANGUAGES } from '@mortise/shared';
import { APP_ENVIRONMENTS, LOG_LEVELS } from './config';
import type { VariableSchema } from './variable-schema';

/** Every variable of the environment we read: the only list, from which checks, defaults and the reference are made. */
export const VARIABLES = {
  APP_ENV: { enum: APP_ENVIRONMENTS, default: 'production', description: 'How the process is used; `production` is the strictest.' },
  APP_KEY: {
    format: 'app-key',
    secret: true,
    expected: 'at least 32 characters nobody can guess',
    description: 'The secret all other keys are derived from. Without it a key file is created in STORAGE_PATH on the first start.',
  },
  APP_PORT: { range: [0, 65_535], default: '13000', description: 'Port to listen on; 0 lets the system choose.' },
  APP_HOST: {
    expected: 'a host name or address',
    pattern: '^[^\\s/]+$',
    default: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for all.',
  },
  API_BASE_PATH: {
    pattern: '^/?[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/?$',
    expected: 'a path such as /api',
    default: '/api',
    description: 'Path below which the API answers.',
  },
  PUBLIC_URL: {
    format: 'base-url',
    expected: 'an http or https address without query',
    description: 'Address users reach the server at; used in links, and the only origin whose pages may make changes by cookie.',
  },
  CORS_ORIGIN_WHITELIST: {
    format: 'origins',
    expected: 'origins such as https://app.example.org, separated by commas',
    default: '',
    description: 'Other origins whose pages may call the API. None by default.',
  },
  TRUST_PROXY: {
    range: [0, 10],
    default: '0',
    description: 'Number of proxies in front of the server whose X-Forwarded-For, -Proto and -Host entries are believed.',
  },
  STORAGE_PATH: { expected: 'a directory', default: './storage', description: 'Directory of run-time files.' },
  DATA_SOURCE_FOLDERS: {
    expected: 'folders, separated by commas',
    default: '',
    description: 'Where SQLite files of further data sources may lie, beside STORAGE_PATH.',
  },
  DB_DIALECT: { enum: ['sqlite', 'postgres'], description: 'Kind of database. `sqlite`, or `postgres` when DATABASE_URL is set.' },
  DATABASE_URL: {
    format: 'postgres-url',
    secret: true,
    expected: 'an address such as postgres://user:password@host:5432/database',
    description: 'PostgreSQL connection; beats DB_HOST, DB_PORT, DB_DATABASE, DB_USER and DB_PASSWORD.',
  },
  DB_STORAGE: {
    expected: 'a file path',
    pattern: '^(?!:memory:$).+$',
    description: 'SQLite file; `<STORAGE_PATH>/db/mortise.sqlite` by default.',
  },
  DB_HOST: { expected: 'a host name or address', default: '127.0.0.1', description: 'PostgreSQL host.' },
  DB_PORT: { range: [1, 65_535], default: '5432', description: 'PostgreSQL port.' },
  DB_DATABASE: { expected: 'a database name', description: 'PostgreSQL database.' },
  DB_USER: { expected: 'a user name', description: 'PostgreSQL user.' },
  DB_PASSWORD: { secret: true, expected: 'a password', description: 'PostgreSQL password.' },
  DB_SCHEMA: {
    pattern: '^[A-Za-z_][A-Za-z0-9_]{0,62}$',
    expected: 'letters, digits and underscores, at most 63',
    default: 'public',
    description: 'PostgreSQL schema that holds all tables.',
  },
  DB_POOL_MAX: { range: [1, 1000], default: '10', description: 'Most PostgreSQL connections of one process.' },
  DB_SSL: {
    enum: ['off', 'require'],
    default: 'off',
    description: 'Encryption of PostgreSQL connections; with `require` the server must show a certificate this machine trusts.',
  },
  REDIS_URL: {
    format: 'redis-url',
    secret: true,
    expected: 'an address such as redis://:password@host:6379/0',
    description: 'Redis that processes share counts in, such as those of rate limits. Without it each process counts by itself.',
  },
  INIT_ROOT_EMAIL: { format: 'email', expected: 'an e-mail address', description: 'E-mail of the user the first start creates.' },
  INIT_ROOT_USERNAME: {
    pattern: '^[^@\\s]{1,50}$',
    expected: '1 to 50 characters without spaces or @',
    description: 'User name of that user.',
  },
  INIT_ROOT_PASSWORD: { pattern: '^[^]{8,128}$', secret: true, expected: '8 to 128 characters', description: 'Password of that user.' },
  INIT_ROOT_NICKNAME: { pattern: '^[^]{1,100}$', expected: '1 to 100 characters', description: 'Display name of that user.' },
  INIT_LANG: { enum: LANGUAGES, default: 'en', description: 'Language of a fresh installation.' },
  LOGGER_LEVEL: { enum: LOG_LEVELS, default: 'info', description: 'Least important level that is logged.' },
  REQUEST_BODY_LIMIT: {
    format: 'byte-size',
    expected: 'a size from 1kb to 1gb such as 512kb',
    default: '1mb',
    description: 'Largest request body.',
  },
  REQUEST_TIMEOUT: {
    format: 'duration',
    expected: 'a duration from 100ms to 60m such as 30s',
    default: '30s',
    description: 'Longest time one request may take.',
  },
  SHUTDOWN_TIMEOUT: {
    format: 'duration',
    expected: 'a duration from 100ms to 60m such as 20s',
    default: '20s',
    description: 'How long a stopping server waits for requests in flight.',
  },
  PLUGIN_INSTALL: { enum: ['on', 'off'], default: 'off', description: 'Whether administrators may install plugin packages over HTTP.' },
} as const satisfies Readonly<Record<string, VariableSchema>>;

export type VariableName = keyof typeof VARIABLES;
