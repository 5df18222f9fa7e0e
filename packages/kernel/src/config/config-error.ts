/** The process cannot start as it is configured. Lists every fault at once; never holds the value of a secret. */
export class ConfigError extends Error {
  /** One plain sentence each. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
