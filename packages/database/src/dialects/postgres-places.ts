import type { JsonPlace } from '@mortise/shared';
import type { BindStep, PlaceDialect } from '../compile/place-dialect';

export const postgresPlaces: PlaceDialect = {
  place(column, { steps, as }, bind) {
    const found = steps.reduce<string>(
      (at, step) => (typeof step === 'string' ? `${at} -> ${bind(step)}` : itemOf(at, step, bind)),
      `(${column})::jsonb`,
    );
    return taken(`(${found})`, as);
  },
};

/** `->` would take a lone text or number for a list of one, so items are asked of lists alone. */
function itemOf(list: string, index: number, bind: BindStep): string {
  const path = bind(index < 0 ? `strict $[last - ${-1 - index}]` : `strict $[${index}]`);
  return `jsonb_path_query_first(${list}, (${path})::jsonpath, '{}', true)`;
}

/** Texts are compared by their bytes, as SQLite does. */
function taken(found: string, as: JsonPlace['as']): string {
  switch (as) {
    case 'value':
      return `NULLIF(${found}, 'null'::jsonb)`;
    case 'text':
      return `(CASE jsonb_typeof(${found}) WHEN 'object' THEN NULL WHEN 'array' THEN NULL WHEN 'number' THEN ${numberText(found)} ELSE ${found} #>> '{}' END COLLATE "C")`;
    case 'string':
      return `(CASE WHEN jsonb_typeof(${found}) = 'string' THEN ${found} #>> '{}' END COLLATE "C")`;
    case 'number':
      return `(CASE WHEN jsonb_typeof(${found}) = 'number' THEN ${found}::double precision END)`;
    case 'list':
      return `(CASE WHEN jsonb_typeof(${found}) = 'array' THEN ${found} END)`;
    case 'boolean':
      return `(CASE WHEN jsonb_typeof(${found}) = 'boolean' THEN ${found}::boolean END)`;
  }
}

/** A number as JSON writes it, very large and very small ones with an exponent. What no floating point number can be stays as it is. */
function numberText(found: string): string {
  const size = `abs(${found}::numeric)`;
  const hasExponent = `${size} BETWEEN 1e21 AND 1.7976931348623157e308 OR ${size} BETWEEN 5e-324 AND 9.9999999999999999e-7`;
  const short = `regexp_replace(${found}::double precision::text, 'e([+-])0', 'e\\1')`;
  return `CASE WHEN ${hasExponent} THEN ${short} ELSE ${found} #>> '{}' END`;
}
