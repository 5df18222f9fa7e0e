import type { OutlineOperation } from '../../contract/outline';

/** Within a resource, as people learn it. */
const LEARNT = ['list', 'get', 'create', 'update', 'destroy'];

/** What a collection does itself before what its relations do, and what is asked most first. */
export function inReadingOrder(operations: readonly OutlineOperation[]): readonly OutlineOperation[] {
  const place = ({ path }: OutlineOperation): readonly [number, string, number, string] => {
    const [resource = path, action = ''] = path.split(':');
    const known = LEARNT.indexOf(action);
    return [resource.split('/').length, resource, known === -1 ? LEARNT.length : known, path];
  };
  const placed = operations.map((operation) => ({ operation, place: place(operation) }));
  return placed.toSorted((a, b) => comparePlaces(a.place, b.place)).map(({ operation }) => operation);
}

function comparePlaces(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at === -1) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}
