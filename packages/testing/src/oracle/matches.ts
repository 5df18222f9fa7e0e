import { type Condition, conjuncts, filterOf } from './conditions';
import { answers } from './operators';
import {
  type Caller,
  type Collection,
  type Json,
  type Relation,
  type Row,
  type World,
  collectionOf,
  columnOf,
  grantOf,
  relationOf,
} from './world';

/** Whose eyes related rows are seen with; `undefined` is the system itself, which sees all. */
export interface View {
  readonly world: World;
  readonly caller: Caller | undefined;
  /** Of periods that do not name one; UTC by default. */
  readonly timeZone?: string | undefined;
}

/** Whether a row answers to a condition. */
export function matches(view: View, collection: Collection, { row, condition }: { row: Row; condition: Condition }): boolean {
  const related = new Map<string, Condition[]>();
  for (const part of conjuncts(condition)) {
    const step = intoRelation(part);
    if (step !== undefined) related.set(step.name, [...(related.get(step.name) ?? []), step.part]);
    else if (!matchesAlone(view, collection, { row, condition: part })) return false;
  }
  // What one group says of one relation is said of one and the same related row.
  return [...related].every(([name, parts]) => {
    const relation = requireRelation(collection, name);
    const target = collectionOf(view.world, relation.target);
    const inside: Condition = { kind: 'and', parts };
    return relatedRows(view, collection, { row, relation }).some((one) => matches(view, target, { row: one, condition: inside }));
  });
}

/** For what is said of a related row: the relation, and what is said there. */
function intoRelation(condition: Condition): { readonly name: string; readonly part: Condition } | undefined {
  if (condition.kind !== 'compare' && condition.kind !== 'below') return undefined;
  const [name = '', ...path] = condition.path;
  if (condition.kind === 'below') return { name, part: path.length === 0 ? condition.part : { ...condition, path } };
  return path.length === 0 ? undefined : { name, part: { ...condition, path } };
}

function matchesAlone(view: View, collection: Collection, { row, condition }: { row: Row; condition: Condition }): boolean {
  switch (condition.kind) {
    case 'or':
      return condition.parts.some((part) => matches(view, collection, { row, condition: part }));
    case 'not':
      return !matches(view, collection, { row, condition: condition.part });
    case 'compare': {
      const name = condition.path[0] ?? '';
      const column = columnOf(collection, name);
      if (column !== undefined) return answers(column, row[name] ?? null, { ...condition, timeZone: view.timeZone });
      const relation = requireRelation(collection, name);
      const exists = relatedRows(view, collection, { row, relation }).length > 0;
      return exists === ((condition.operator === '$exists') === (condition.value !== false));
    }
    default:
      return matches(view, collection, { row, condition });
  }
}

function requireRelation(collection: Collection, name: string): Relation {
  const relation = relationOf(collection, name);
  if (relation === undefined) throw new Error(`${collection.name} has neither a column nor a relation ${name}`);
  return relation;
}

/** The rows of a collection that a view shows, in the order of their keys as they were made. */
export function visibleRows({ world, caller, timeZone }: View, collection: Collection): readonly Row[] {
  const rows = world.rows[collection.name] ?? [];
  if (caller === undefined) return rows;
  const grant = grantOf(caller, collection.name);
  if (grant === undefined) return [];
  const condition = filterOf(grant.filter);
  // A row filter belongs to the system: it looks at related rows with the system's eyes.
  return rows.filter((row) => matches({ world, caller: undefined, timeZone }, collection, { row, condition }));
}

/** The related rows a view shows. */
export function relatedRows(view: View, collection: Collection, { row, relation }: { row: Row; relation: Relation }): readonly Row[] {
  const target = collectionOf(view.world, relation.target);
  const rows = visibleRows(view, target);
  const key = row[collection.key];
  switch (relation.type) {
    case 'belongsTo':
      return rows.filter((related) => related[target.key] === row[relation.foreignKey]);
    case 'belongsToMany': {
      const { through = '', otherKey = '', foreignKey } = relation;
      const pairs = (view.world.rows[through] ?? []).filter((pair) => pair[foreignKey] === key);
      return rows.filter((related) => pairs.some((pair) => pair[otherKey] === related[target.key]));
    }
    default:
      return rows.filter((related) => related[relation.foreignKey] === key);
  }
}

/** The value at the end of a path through relations to one row; null also when no visible row is on the way. */
export function rawAt(view: View, collection: Collection, { row, path }: { row: Row; path: readonly string[] }): Json {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return row[name] ?? null;
  const relation = relationOf(collection, name);
  const related = relation && relatedRows(view, collection, { row, relation })[0];
  return related === undefined ? null : rawAt(view, collectionOf(view.world, relation?.target ?? ''), { row: related, path: rest });
}
