import type { JsonValue } from '@mortise/shared';
import type { PageBlock, PageContent } from '../../contract';
import { blocksOf } from './content-parts';

export type ChangeKind = 'added' | 'changed' | 'moved' | 'removed';

export interface BlockChange {
  readonly kind: ChangeKind;
  /** As it is now, or as it was where it is gone. */
  readonly block: PageBlock;
  /** As it was; undefined for an added one. */
  readonly before: PageBlock | undefined;
}

export interface ContentChanges {
  readonly blocks: readonly BlockChange[];
  /** Names, order or readers of the tabs differ. */
  readonly tabs: boolean;
}

/** What one content has that another had not; before the first publishing, everything is added. */
export function compareContents(before: PageContent | undefined, after: PageContent): ContentChanges {
  const [old, now] = [before === undefined ? [] : blocksOf(before), blocksOf(after)];
  const moved = before === undefined ? new Set<string>() : movedBetween(before, after);
  const changes = now.flatMap((block): readonly BlockChange[] => {
    const former = old.find(({ key }) => key === block.key);
    if (former === undefined) return [{ kind: 'added', block, before: undefined }];
    if (!isSame(settled(former), settled(block))) return [{ kind: 'changed', block, before: former }];
    return moved.has(block.key) || former.span !== block.span ? [{ kind: 'moved', block, before: former }] : [];
  });
  const removed = old.filter(({ key }) => now.every((block) => block.key !== key));
  return {
    blocks: [...changes, ...removed.map((block): BlockChange => ({ kind: 'removed', block, before: block }))],
    tabs: before !== undefined && !isSame(tabsOf(before), tabsOf(after)),
  };
}

/** What a block is, wherever it stands; what is not set and what is empty is the same. */
function settled({ kind, title = '', roles = [], settings }: PageBlock): JsonValue {
  return { kind, title, roles: [...roles], settings };
}

function tabsOf({ tabs }: PageContent): JsonValue {
  return tabs.map(({ key, title = '', roles = [] }) => ({ key, title, roles: [...roles] }));
}

/** The blocks of both that stand elsewhere: in another tab, beside others instead of below them, or out of the order most have kept. */
function movedBetween(before: PageContent, after: PageContent): ReadonlySet<string> {
  const [old, now] = [placesOf(before), placesOf(after)];
  const common = [...now.keys()].filter((key) => old.has(key));
  const order = [...old.keys()];
  const ranks = new Map(order.map((key, rank) => [key, rank]));
  const kept = new Set(longestRising(common.map((key) => ranks.get(key) ?? 0)).map((rank) => order[rank]));
  return new Set(common.filter((key) => old.get(key) !== now.get(key) || !kept.has(key)));
}

function placesOf({ tabs }: PageContent): ReadonlyMap<string, string> {
  const lines = tabs.flatMap((tab) =>
    tab.rows.flatMap(({ blocks }) => blocks.map(({ key }, at) => [key, `${at > 0} ${tab.key}`] as const)),
  );
  return new Map(lines);
}

/** The longest part of different numbers that only rises (patience sorting). */
function longestRising(numbers: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const formers = new Map<number, number | undefined>();
  for (const number of numbers) {
    const found = ends.findIndex((end) => end > number);
    const at = found === -1 ? ends.length : found;
    formers.set(number, ends[at - 1]);
    ends[at] = number;
  }
  const rising: number[] = [];
  for (let end = ends.at(-1); end !== undefined; end = formers.get(end)) rising.unshift(end);
  return rising;
}

/** Equal as JSON, in whatever order the names stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return ordered(one) === ordered(other);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
