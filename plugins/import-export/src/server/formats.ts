/** How records are written in a file. */
export type Format = 'csv' | 'ndjson';

export const FORMATS: readonly Format[] = ['csv', 'ndjson'];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
