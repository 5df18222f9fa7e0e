export type Risk = 'read' | 'write' | 'admin';

/** A bundle of administrative rights this product has; titles are texts below `rights.<key>`. */
export interface KnownRight {
  readonly snippet: string;
  readonly key: string;
  /** `admin`: whoever holds it can come to hold everything else. */
  readonly risk: Risk;
}

export const KNOWN_RIGHTS: readonly KnownRight[] = [
  { snippet: 'pm', key: 'plugins', risk: 'admin' },
  { snippet: 'pm.acl.roles', key: 'roles', risk: 'admin' },
  { snippet: 'pm.users', key: 'users', risk: 'admin' },
  { snippet: 'pm.data-source-manager', key: 'collections', risk: 'admin' },
  { snippet: 'pm.system-settings', key: 'system', risk: 'write' },
  { snippet: 'pm.api-keys.configuration', key: 'apiKeys', risk: 'write' },
  { snippet: 'pm.api-keys.manage', key: 'allApiKeys', risk: 'admin' },
];

/** Rights a role holds by name that this list does not know: those of other plugins. */
export function otherRights(patterns: readonly string[]): readonly string[] {
  const known = new Set(KNOWN_RIGHTS.map(({ snippet }) => snippet));
  return patterns.filter((pattern) => !pattern.startsWith('!') && !pattern.includes('*') && !known.has(pattern));
}
