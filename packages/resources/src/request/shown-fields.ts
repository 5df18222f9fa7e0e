import { AppError, QUERY_LIMITS, type ShownFields } from '@mortise/shared';

interface Names {
  readonly fields: readonly string[] | undefined;
  readonly except: readonly string[];
  readonly appends: readonly string[];
}

/** One level of what is asked for, while it is put together. */
interface Level {
  /** Undefined: all of them. */
  columns: string[] | undefined;
  readonly relations: Map<string, Level>;
}

/**
 * `fields=title,author.name`, `except=notes` and `appends=comments.author` as one tree; undefined when none of them is given.
 * @throws AppError QUERY_TOO_COMPLEX
 */
export function shownFields({ fields, except, appends }: Names): ShownFields | undefined {
  if (fields === undefined && except.length === 0 && appends.length === 0) return undefined;
  const root: Level = { columns: fields && [], relations: new Map() };
  for (const path of fields ?? []) addField(root, path.split('.'));
  for (const path of appends) addRelation(root, path.split('.'));
  const shown = toShown(root);
  if (countRelations(shown) > QUERY_LIMITS.appends) throw new AppError('QUERY_TOO_COMPLEX', { what: 'appends', max: QUERY_LIMITS.appends });
  return except.length === 0 ? shown : { ...shown, except };
}

function addField(level: Level, [name = '', ...below]: readonly string[]): void {
  if (below.length === 0) level.columns?.push(name);
  else addField(relationOf(level, name, []), below);
}

/** Every relation on the way is shown whole. */
function addRelation(level: Level, [name = '', ...below]: readonly string[]): void {
  const relation = relationOf(level, name, undefined);
  relation.columns = undefined;
  if (below.length > 0) addRelation(relation, below);
}

function relationOf(level: Level, name: string, columns: string[] | undefined): Level {
  const relation = level.relations.get(name) ?? { columns, relations: new Map<string, Level>() };
  level.relations.set(name, relation);
  return relation;
}

function toShown({ columns, relations }: Level): ShownFields {
  const below = [...relations].map(([name, level]) => ({ name, shown: toShown(level) }));
  return columns === undefined ? { relations: below } : { columns: columns.map((name) => ({ name })), relations: below };
}

function countRelations({ relations }: ShownFields): number {
  return relations.reduce((sum, { shown }) => sum + 1 + countRelations(shown), 0);
}
