/** Keeps texts that only this server may read again, such as passwords of other systems, so that they can be stored. */
export interface SecretsPort {
  /** AES-256-GCM (NIST SP 800-38D) with a key derived from APP_KEY for this plugin; the same text never twice gives the same. */
  seal(text: string): string;
  /** Undefined for what this plugin has not sealed, or with another APP_KEY. */
  open(sealed: string): string | undefined;
}
