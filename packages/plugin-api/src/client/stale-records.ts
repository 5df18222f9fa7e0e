/** Where records are. */
export interface RecordsPlace {
  readonly dataSource: string;
  readonly collection: string;
}

type Hear = (place: RecordsPlace) => void;

const listeners = new Set<Hear>();

/** Hears of records somebody on this page wants to see as they are now. Returns how to stop. */
export function onStaleRecords(hear: Hear): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}

/**
 * Has everything on the page that shows records of a data source besides `main` ask for them anew, as after a change nobody has told of. Queries
 * about `main` are the page's own: `invalidateQueries` with `['records', collection]`.
 */
export function tellStaleRecords(place: RecordsPlace): void {
  for (const hear of listeners) hear(place);
}
