import { isNativeError } from 'node:util/types';

/** The SQLSTATE or Node error code an error of pg or Sequelize carries. */
export function faultCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'parent' in error ? faultCode(error.parent) : undefined;
}

const REPEATABLE = new Set(['40001', '40P01']);
const NODE_FAULTS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN']);
/** Sequelize's own errors of connections that could not be made, whatever the server says. */
const CONNECTING = /^Sequelize(Connection|Host)/;
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

/** True for a statement that lost against another one (deadlock, serialisation). */
export function isRepeatable(error: unknown): boolean {
  const code = faultCode(error);
  return code !== undefined && REPEATABLE.has(code);
}

/** True when no connection of the pool became free in time. */
export function isTimeout(error: unknown): boolean {
  return isNativeError(error) && error.name === 'SequelizeConnectionAcquireTimeoutError';
}

/** True when a connection broke that had been given out; Sequelize reports in its own errors that none could be made. */
export function isBrokenConnection(error: unknown): boolean {
  return isConnectionFault(error) && isNativeError(error) && !error.name.startsWith('Sequelize');
}

/** True when the connection the error came from is of no more use, or none could be made. */
export function isConnectionFault(error: unknown): boolean {
  if (isNativeError(error) && CONNECTING.test(error.name)) return true;
  const code = faultCode(error);
  if (code !== undefined) return NODE_FAULTS.has(code) || /^(08...|57P0[123]|25P03|28...|3D000|53300)$/.test(code);
  return isNativeError(error) && LOST.test(error.message);
}
