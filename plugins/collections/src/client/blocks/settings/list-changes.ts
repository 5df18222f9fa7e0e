/** The list with one item at another place. */
export function movedItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = withoutItem(items, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function withoutItem<Item>(items: readonly Item[], index: number): readonly Item[] {
  return items.filter((_item, at) => at !== index);
}

export function changedItem<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.map((other, at) => (at === index ? item : other));
}
