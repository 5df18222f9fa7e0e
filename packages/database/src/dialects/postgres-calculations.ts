import type { CalculationDialect } from '../compile/calculation-dialect';

export const postgresCalculations: CalculationDialect = {
  // Numbers of any size, so that nothing overflows.
  number: (column) => `${column}::numeric`,
  rescale: (number) => number,
  divide: (dividend, divisor) => `div(${dividend}, NULLIF(${divisor}, 0))`,
  remainder: (dividend, divisor) => `mod(${dividend}, NULLIF(${divisor}, 0))`,
  // Under "C" letters of ASCII only are folded, as SQLite does.
  fold: (text, to) => `${to}(${text} COLLATE "C")`,
  trim: (text) => `btrim(${text}, ' ')`,
  position: (text, part) => `strpos(${text}, ${part})`,
  datePart(part, column, type) {
    const local = type === 'datetime' ? `${column} AT TIME ZONE 'UTC'` : column;
    return `trunc(EXTRACT(${part} FROM ${local}))::numeric`;
  },
  ordered: (text) => `(${text}) COLLATE "C"`,
};
