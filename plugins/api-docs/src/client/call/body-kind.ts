/** How a body comes to be: typed as JSON or as a form, or taken from a file. */
export type BodyKind = 'json' | 'form' | 'file';

/** @param type a media type */
export function bodyKind(type: string): BodyKind {
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : 'file';
}
