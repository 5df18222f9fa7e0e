import type { JsonPlace, JsonStep } from '@mortise/shared';
import type { PlaceDialect } from '../compile/place-dialect';

export const sqlitePlaces: PlaceDialect = {
  place(column, { steps, as }, bind) {
    const path = bind(`$${steps.map(stepOf).join('')}`);
    // Tables that are not ours hold what they like.
    const json = `CASE WHEN json_valid(${column}) THEN ${column} END`;
    return taken(json, path, as);
  },
};

/** `#` stands for the number of items. */
function stepOf(step: JsonStep): string {
  if (typeof step === 'string') return `.${JSON.stringify(step)}`;
  return step < 0 ? `[#${step}]` : `[${step}]`;
}

function taken(json: string, path: string, as: JsonPlace['as']): string {
  const type = `json_type(${json}, ${path})`;
  const value = `json_extract(${json}, ${path})`;
  switch (as) {
    case 'value':
      return `NULLIF((${json}) -> ${path}, 'null')`;
    // Numbers and truth values as JSON writes them, not as SQLite does; joined with nothing, so that it is JSON no more.
    case 'text':
      return `(CASE WHEN ${type} = 'text' THEN ${value} WHEN ${type} NOT IN ('null', 'object', 'array') THEN ((${json}) -> ${path}) || '' END)`;
    case 'string':
      return `(CASE WHEN ${type} = 'text' THEN ${value} END)`;
    case 'number':
      return `(CASE WHEN ${type} IN ('integer', 'real') THEN ${value} END)`;
    case 'list':
      return `(CASE WHEN ${type} = 'array' THEN (${json}) -> ${path} END)`;
    case 'boolean':
      return `(CASE ${type} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END)`;
  }
}
