export interface Dependent {
  readonly id: string;
  readonly requires: readonly { readonly id: string; readonly optional: boolean }[];
}

export interface DependencyOrder {
  /** Every id that is in no circle and behind none, each after what it requires; otherwise by id. */
  readonly order: readonly string[];
  /** What is required, not optionally, and does not exist, by the id that requires it. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** Each circle once, as the path `a, b, a`. */
  readonly circles: readonly (readonly string[])[];
  /** Who requires this id directly and not optionally, by id. */
  dependentsOf(id: string): readonly string[];
}

/** Puts what requires each other in an order to start in. Optional requirements count for the order when they exist. */
export function dependencyOrder(nodes: readonly Dependent[]): DependencyOrder {
  const byId = new Map(nodes.toSorted((left, right) => (left.id < right.id ? -1 : 1)).map((node) => [node.id, node]));
  return {
    ...walk(byId),
    missing: new Map(
      [...byId.values()]
        .map(({ id, requires }) => [id, requires.filter((need) => !need.optional && !byId.has(need.id)).map((need) => need.id)] as const)
        .filter(([, missing]) => missing.length > 0),
    ),
    dependentsOf: (id) =>
      [...byId.values()].filter(({ requires }) => requires.some((need) => need.id === id && !need.optional)).map((node) => node.id),
  };
}

/** Depth first; a node met again on the way down closes a circle. */
function walk(byId: ReadonlyMap<string, Dependent>): Pick<DependencyOrder, 'order' | 'circles'> {
  const usable = new Map<string, boolean>();
  const circles: string[][] = [];
  const order: string[] = [];

  function visit(id: string, path: readonly string[]): boolean {
    const known = usable.get(id);
    if (known !== undefined) return known;
    if (path.includes(id)) {
      circles.push([...path.slice(path.indexOf(id)), id]);
      return false;
    }
    const requires = (byId.get(id)?.requires ?? []).filter((need) => byId.has(need.id));
    const sorted = requires.map((need) => need.id).toSorted();
    const fine = sorted.map((need) => visit(need, [...path, id])).every(Boolean);
    usable.set(id, fine);
    if (fine) order.push(id);
    return fine;
  }

  for (const id of byId.keys()) visit(id, []);
  return { order, circles };
}
