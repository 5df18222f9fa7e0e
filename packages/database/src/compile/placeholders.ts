import type { Dialect } from './dialect';

type DialectName = Dialect['name'];

/** Placeholders, and whatever stands in quotes: only outside of those is a mark a placeholder. */
const MARKS = { sqlite: /'[^']*'|"[^"]*"|`[^`]*`|\?(\d+)/g, postgres: /'[^']*'|"[^"]*"|\$(\d+)/g } as const;

/** How a statement names one of its values; the first one is 1. */
export function placeholder(position: number, dialect: DialectName): string {
  return `${dialect === 'sqlite' ? '?' : '$'}${position}`;
}

/** Puts something else in the place of every placeholder. Literals and names stay as they are, whatever they look like. */
export function replacePlaceholders(text: string, dialect: DialectName, replace: (position: number) => string): string {
  return text.replaceAll(MARKS[dialect], (found, position: string | undefined) =>
    position === undefined ? found : replace(Number(position)),
  );
}
