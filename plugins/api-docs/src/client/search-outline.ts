import type { OutlineGroup, OutlineOperation } from '../contract/outline';

/** Those whose address or summary holds every word. */
export function search(groups: readonly OutlineGroup[], text: string): readonly OutlineGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const fits = ({ id, path, summary, method }: OutlineOperation, title: string): boolean => {
    const haystack = `${method} ${id} ${path} ${summary} ${title}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
  const found = groups.map((group) => ({ ...group, operations: group.operations.filter((operation) => fits(operation, group.title)) }));
  return found.filter(({ operations }) => operations.length > 0);
}
