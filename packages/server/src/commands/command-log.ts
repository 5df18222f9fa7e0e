import { type Config, createLogger } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';

/** Commands keep standard output for what was asked, so their log goes to standard error. */
export function commandLog({ log }: Config): Log {
  const quiet = log.level === 'info' ? 'warn' : log.level;
  return createLogger({ level: quiet, destination: process.stderr });
}
