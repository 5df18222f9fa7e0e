/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  /** Where it belongs: "Settings". */
  readonly group: string;
  readonly path: string;
}

const MOST = 12;

/** The choices that contain every word of the question, those that begin with it first. */
export function findChoices(choices: readonly Choice[], question: string): readonly Choice[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ title, group }: Choice): number => {
    const name = title.toLowerCase();
    const text = `${name} ${group.toLowerCase()}`;
    if (!words.every((word) => text.includes(word))) return 0;
    return words.some((word) => name.startsWith(word)) ? 2 : 1;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter((entry) => entry.rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}
