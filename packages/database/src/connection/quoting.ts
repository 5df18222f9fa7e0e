import type { Sequelize } from 'sequelize';

interface QueryGenerator {
  quoteIdentifier(identifier: string): string;
}

/** Identifiers are names of the schema, never a caller's text; this bound only keeps dropped names from piling up for ever. */
const MAX_REMEMBERED = 10_000;

/** Sequelize's way of quoting identifiers, which its types leave out. Remembered, since statements quote the same few names. */
export function quoteWith(sequelize: Sequelize): (identifier: string) => string {
  const generator = sequelize.getQueryInterface().queryGenerator as QueryGenerator;
  const remembered = new Map<string, string>();
  return (identifier) => {
    const known = remembered.get(identifier);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const quoted = generator.quoteIdentifier(identifier);
    remembered.set(identifier, quoted);
    return quoted;
  };
}
