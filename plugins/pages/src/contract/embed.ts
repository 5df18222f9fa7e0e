import { FRAMES_BASE, parseUrl } from '@mortise/shared';

/** Where the document stands that shows other sites; it is told by a message which one. */
export const EMBED_DOCUMENT = `${FRAMES_BASE}pages/embed.html`;

/** What the page sends the document once it has loaded. */
export interface EmbedMessage {
  /** Absolute, `https:`. */
  readonly embed: string;
  /** What people who do not see it are told it is. */
  readonly title: string;
}

/** The address of another site that may be shown; undefined for anything else. `own` is the origin of the admin itself. */
export function embeddable(text: string, own: string): URL | undefined {
  const url = parseUrl(text);
  return url?.protocol === 'https:' && url.origin !== own && url.username === '' && url.password === '' ? url : undefined;
}
