const NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The page comes from the machine it is looked at on: nobody on a network can read along, whatever the protocol. */
export function isOwnMachine(): boolean {
  return NAMES.has(location.hostname);
}
