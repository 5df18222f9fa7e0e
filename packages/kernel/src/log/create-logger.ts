import type { Log } from '@mortise/plugin-api/server';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config';
import { type LogFields, safeFields } from './safe-fields';
import { clip } from './serialize-error';

const MAX_MESSAGE = 2048;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Takes one line at a time; standard output by default. */
  readonly destination?: DestinationStream;
}

/** A log of JSON lines: `{level, time, message, …fields}` with the level's name and an ISO moment. */
export function createLogger({ level, destination }: LoggerOptions): Log {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(destination ? pino(options, destination) : pino(options));
}

function wrap(logger: Logger): Log {
  const method = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
    // Levels that are off must cost nothing.
    if (logger.isLevelEnabled(level)) logger[level](fields ? safeFields(fields) : {}, clip(String(message), MAX_MESSAGE));
  };
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    child: (fields) => wrap(logger.child(safeFields(fields))),
  };
}
