import type { Environment } from './check-variables';

/** The variables of a `.env` file, overruled by those of the process. The one place that reads `process.env`. */
export function readEnvironment(dotEnv: Readonly<Record<string, string>> = {}): Environment {
  return { ...dotEnv, ...process.env };
}
