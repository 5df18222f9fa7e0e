/** What a rule may be for besides everything: the first part of its subject. */
export const KINDS = ['path', 'apiKey', 'oauthClient'] as const;
export type SubjectKind = (typeof KINDS)[number];

/** What stands behind the kind: a path, the id of a key or of a client. */
export function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}

export function isOfKind(subject: string, kind: SubjectKind): boolean {
  return subject.startsWith(`${kind}:`);
}
