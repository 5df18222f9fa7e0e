import type { KnownCollection } from '../use-known-collections';

type Described = Pick<KnownCollection, 'title' | 'name' | 'description'>;

/** Those whose title, name or description holds the text. */
export function findCollections<Known extends Described>(known: readonly Known[], search: string): readonly Known[] {
  const wanted = search.trim().toLowerCase();
  return known.filter(({ title, name, description }) => [title, name, description].some((text) => text.toLowerCase().includes(wanted)));
}
