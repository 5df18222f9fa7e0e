/** How records are written in a file. */
export type Format = 'csv' | 'ndjson';

export const FORMATS: readonly Format[] = ['csv', 'ndjson'];

/** Their media types. */
export const FILE_TYPES = ['text/csv', 'application/x-ndjson'] as const;

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
