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
      return `(CASE WHEN jsonb_typeof(${found}) NOT IN ('object', 'array') THEN ${found} #>> '{}' END COLLATE "C")`;
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
