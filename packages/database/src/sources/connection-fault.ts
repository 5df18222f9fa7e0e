import type { DatabaseConfig } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { faultCode, isConnectionFault } from '../connection/driver-faults';

const SIGN_IN = /^28/;
const CERTIFICATE = /^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_)/;
const NO_ENCRYPTION = 'does not support SSL connections';

/** Why a database could not be opened, in words that say what to look at; anything unforeseen comes back as it is. */
export function connectionFault(error: unknown, config: DatabaseConfig): unknown {
  if (isAppError(error)) return error.code === 'CONFIG_INVALID' ? unsuitable(error.details, error) : error;
  return config.dialect === 'sqlite' ? fileFault(error, config) : serverFault(error, config);
}

function fileFault(error: unknown, { storage }: DatabaseConfig): unknown {
  const code = faultCode(error) ?? '';
  if (code === 'SQLITE_CANTOPEN') return new AppError('DATABASE_MISSING', { what: 'file', name: storage }, { cause: error });
  if (code === 'SQLITE_NOTADB') return unsuitable({ expected: 'an SQLite database file' }, error);
  return /^SQLITE_(IOERR|PERM|BUSY|CORRUPT|PROTOCOL)/.test(code) ? new AppError('DATABASE_UNAVAILABLE', {}, { cause: error }) : error;
}

function serverFault(error: unknown, config: DatabaseConfig): unknown {
  const code = faultCode(error) ?? '';
  if (SIGN_IN.test(code)) return new AppError('DATABASE_SIGN_IN_FAILED', { user: userOf(config) }, { cause: error });
  if (code === '3D000') return new AppError('DATABASE_MISSING', { what: 'database', name: databaseOf(config) }, { cause: error });
  if (CERTIFICATE.test(code) || String(error).includes(NO_ENCRYPTION)) {
    return unsuitable({ expected: 'a server with encryption and a certificate that can be checked' }, error);
  }
  if (code === '53300') return new AppError('DATABASE_UNAVAILABLE', {}, { cause: error });
  return isConnectionFault(error) ? new AppError('DATABASE_ADDRESS_UNREACHABLE', { address: addressOf(config) }, { cause: error }) : error;
}

function unsuitable(details: Readonly<Record<string, unknown>>, cause: unknown): AppError {
  return new AppError('DATABASE_UNSUITABLE', { received: null, ...details }, { cause });
}

function addressOf({ url, host = 'localhost', port = 5432 }: DatabaseConfig): string {
  return url === undefined ? `${host}:${port}` : new URL(url).host;
}

function databaseOf({ url, database }: DatabaseConfig): string | null {
  return (url === undefined ? database : decodeURIComponent(new URL(url).pathname.slice(1))) ?? null;
}

function userOf({ url, user }: DatabaseConfig): string | null {
  return (url === undefined ? user : decodeURIComponent(new URL(url).username)) ?? null;
}
