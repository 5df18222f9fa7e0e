import type { BlockPlace } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useEffect, useRef, useState } from 'react';
import { type BlockFilters, blockFilters } from './block-filters';
import type { AskedQuestion } from './use-questions';

/** Milliseconds after the last key until the other blocks are asked. */
const PAUSE = 300;

export interface BoardFilterOptions {
  readonly questions: readonly AskedQuestion[];
  /** What stands in the form, by question. */
  readonly drafts: Readonly<Record<string, readonly string[]>>;
  /** Until nobody has typed for a moment. */
  readonly waits: boolean;
}

/** Asks the other blocks for what stands in the form, for as long as the form is shown. */
export function useBoardFilters(
  { board, block }: BlockPlace,
  { questions, drafts, waits }: BoardFilterOptions,
): Pick<BlockFilters, 'faults'> {
  const { filters, faults } = blockFilters(questions.map((question) => ({ ...question, drafts: drafts[question.id] ?? [] })));
  const wanted = useSettled(JSON.stringify(filters), waits ? PAUSE : 0);
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  useEffect(() => {
    const asked = Object.entries(JSON.parse(wanted) as Readonly<Record<string, JsonObject>>);
    for (const [target, filter] of asked) latest.current.setFilter(block, target, filter);
    return () => {
      for (const [target] of asked) latest.current.setFilter(block, target, undefined);
    };
  }, [wanted, block]);
  return { faults };
}

/** A text once it has stayed the same for a while; without a pause, at once. */
function useSettled(text: string, pause: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (pause === 0) return undefined;
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return pause === 0 ? text : settled;
}
