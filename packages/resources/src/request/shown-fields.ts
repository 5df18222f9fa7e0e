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
  readonly except: string[];
  readonly relations: Map<string, Level>;
}

/**
 * `fields=title,author.name`, `except=notes,author.phone` and `appends=comments.author` as one tree; undefined when none of them is given.
 * @throws AppError QUERY_TOO_COMPLEX
 */
export function shownFields({ fields, except, appends }: Names): ShownFields | undefined {
  if (fields === undefined && except.length === 0 && appends.length === 0) return undefined;
  const root = newLevel(fields && []);
  for (const path of fields ?? []) addField(root, stepsOf(path));
  for (const path of appends) addRelation(root, stepsOf(path));
  for (const path of except) addExcept(root, stepsOf(path));
  const shown = toShown(root);
  requireFew(countRelations(shown));
  return shown;
}

/** Looked at before anything goes down the path step by step. */
function stepsOf(path: string): readonly string[] {
  const steps = path.split('.');
  requireFew(steps.length - 1);
  return steps;
}

function requireFew(relations: number): void {
  if (relations > QUERY_LIMITS.appends) throw new AppError('QUERY_TOO_COMPLEX', { what: 'appends', max: QUERY_LIMITS.appends });
}

function newLevel(columns: string[] | undefined): Level {
  return { columns, except: [], relations: new Map() };
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

/** Of a relation that is not shown there is nothing to leave out; its name is looked at all the same. */
function addExcept(level: Level, [name = '', ...below]: readonly string[]): void {
  const whole = level.columns?.includes(name) === true;
  if (below.length > 0 && (whole || level.relations.has(name))) addExcept(relationOf(level, name, undefined), below);
  else level.except.push(name);
}

function relationOf(level: Level, name: string, columns: string[] | undefined): Level {
  const relation = level.relations.get(name) ?? newLevel(columns);
  level.relations.set(name, relation);
  return relation;
}

function toShown({ columns, except, relations }: Level): ShownFields {
  const below = [...relations].map(([name, level]) => ({ name, shown: toShown(level) }));
  return {
    ...(columns === undefined ? {} : { columns: columns.map((name) => ({ name })) }),
    ...(except.length === 0 ? {} : { except }),
    relations: below,
  };
}

function countRelations({ relations }: ShownFields): number {
  return relations.reduce((sum, { shown }) => sum + 1 + countRelations(shown), 0);
}
