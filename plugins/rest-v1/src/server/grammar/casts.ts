export const CASTS = ['text', 'integer', 'number', 'decimal', 'boolean', 'date'] as const;

/** What a value can be turned into. */
export type Cast = (typeof CASTS)[number];

/** The names SQL has for them. */
const NAMES: Readonly<Record<Cast, string>> = {
  text: 'text,varchar,character varying',
  integer: 'integer,int,int4,bigint,int8,smallint,int2',
  number: 'double precision,float,float8,real,float4',
  decimal: 'numeric,decimal',
  boolean: 'boolean,bool',
  date: 'date',
};

/** The cast of that name; undefined for those that are not offered. */
export function castNamed(name: string): Cast | undefined {
  return CASTS.find((cast) => NAMES[cast].split(',').includes(name));
}
