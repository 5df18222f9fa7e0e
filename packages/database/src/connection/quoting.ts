import type { Sequelize } from 'sequelize';

interface QueryGenerator {
  quoteIdentifier(identifier: string): string;
}

/** Sequelize's way of quoting identifiers, which its types leave out. */
export function quoteWith(sequelize: Sequelize): (identifier: string) => string {
  const generator = sequelize.getQueryInterface().queryGenerator as QueryGenerator;
  return (identifier) => generator.quoteIdentifier(identifier);
}
