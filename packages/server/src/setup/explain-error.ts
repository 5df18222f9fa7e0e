import { types } from 'node:util';
import { ConfigError, createTexts } from '@mortise/kernel';
import { type AppError, isAppError } from '@mortise/shared';
import { EXIT_CONFIG, EXIT_FAILURE, EXIT_UNAVAILABLE } from '../supervisor/exit-codes';

const { isNativeError } = types;

/** What an administrator needs to know about a failed start: plain sentences, each with what to do. */
export interface Explanation {
  readonly sentences: readonly string[];
  readonly exitCode: number;
  /** True when the cause is not understood and belongs into the log with its stack. */
  readonly unexpected: boolean;
}

export interface StartPlace {
  readonly host: string;
  readonly port: number;
  /** Of the SQLite database, where that is the one. */
  readonly file?: string;
}

/** Explains why the server, or a command that opens its database, could not start. */
export function explainError(error: unknown, place?: StartPlace): Explanation {
  if (error instanceof ConfigError) return fixable(...error.faults);
  if (isAppError(error)) return explainAppError(error, place);
  if (isSystemError(error)) return explainSystemError(error, place);
  return { sentences: [`The server could not start: ${messageOf(error)}`], exitCode: EXIT_FAILURE, unexpected: true };
}

function explainAppError({ code, kind, details, cause }: AppError, place: StartPlace | undefined): Explanation {
  const sentence = createTexts().t('en', `errors.${code}`, details);
  if (kind === 'config') return fixable(sentence);
  if (code === 'DATABASE_UNAVAILABLE' || code === 'DATABASE_BUSY') {
    const sentences = [explainDatabase(cause, place?.file)];
    return { sentences, exitCode: isRefusal(cause) ? EXIT_CONFIG : EXIT_UNAVAILABLE, unexpected: false };
  }
  return { sentences: [sentence], exitCode: EXIT_FAILURE, unexpected: cause !== undefined };
}

/** PostgreSQL: no such database, wrong user or password. SQLite: the file cannot be used. Both say the same next time. */
const REFUSAL = /^(3D000|28000|28P01|SQLITE_(NOTADB|CORRUPT|CANTOPEN|READONLY).*)$/;
/** What the driver throws when it is asked for a password and has none. */
const NO_PASSWORD = /client password must be a string/;

function explainDatabase(cause: unknown, file = 'The SQLite file'): string {
  const reason = cause === undefined ? '' : ` (${reasonOf(cause)})`;
  const code = codeOf(cause) ?? '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return `${file} is in use by another program${reason}. End that program and start again.`;
  if (code.startsWith('SQLITE_')) {
    return `${file} cannot be used${reason}. Give this user the right to write it, put a backup in its place, or set DB_STORAGE to another file.`;
  }
  return `The database cannot be reached${reason}. Check that it runs and that DATABASE_URL or the DB_ variables are right.`;
}

function isRefusal(cause: unknown): boolean {
  return REFUSAL.test(codeOf(cause) ?? '') || (isNativeError(cause) && NO_PASSWORD.test(cause.message));
}

/** Drivers' errors are wrapped in others. */
function codeOf(cause: unknown): string | undefined {
  if (!isNativeError(cause)) return undefined;
  const { code, parent } = cause as { code?: unknown; parent?: unknown };
  return typeof code === 'string' ? code : codeOf(parent);
}

/** A host with several addresses fails with an error that says nothing itself, and holds one for each address. */
function reasonOf(cause: unknown): string {
  if (!isNativeError(cause)) return String(cause);
  if (NO_PASSWORD.test(cause.message)) return 'the server asks for a password, and none was given';
  if (cause.message !== '') return cause.message;
  const { errors, parent } = cause as { errors?: readonly unknown[]; parent?: unknown };
  const [inner = parent] = errors ?? [];
  return inner === undefined ? cause.name : reasonOf(inner);
}

function explainSystemError(error: NodeJS.ErrnoException, place: StartPlace | undefined): Explanation {
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') return fixable(explainListen(error, place));
  if (error.path !== undefined && ['EACCES', 'ENOENT', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(error.code ?? '')) {
    return fixable(
      `${error.path} cannot be used (${error.code}). Give this user the right to write there, or set STORAGE_PATH to another folder.`,
    );
  }
  return { sentences: [`The server could not start: ${error.message}.`], exitCode: EXIT_FAILURE, unexpected: true };
}

function explainListen({ code, message }: NodeJS.ErrnoException, place: StartPlace | undefined): string {
  const port = place?.port ?? 0;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that program, or set APP_PORT to another port.`;
    case 'EACCES':
      return `This user may not open port ${port}. Set APP_PORT to a port above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${place?.host ?? 'APP_HOST'} is not an address of this machine. Set APP_HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`;
    default:
      return `The server cannot listen: ${message}. Check APP_HOST and APP_PORT.`;
  }
}

function fixable(...sentences: string[]): Explanation {
  return { sentences, exitCode: EXIT_CONFIG, unexpected: false };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
