import { type Random } from './random';
import { drawValue } from './random-values';
import { compareText } from './values';
import { COLUMN_TYPES, type Collection, type Column, type Json, type Relation, type Row, type World, textOf } from './world';

const NULLS = 0.3;
const KEY: Column = { name: 'id', type: 'bigInt' };
/**
 * Authors, perhaps each with a profile; their posts, which carry labels; and the posts' comments, which have a text for a key; a comment
 * also has an author. Posts have a column of every type, the others some.
 * @param suffix distinguishes the collections of several worlds in one installation
 */
export function drawWorld(random: Random, suffix: string): World {
  const names = { authors: `authors${suffix}`, profiles: `profiles${suffix}`, labels: `labels${suffix}` };
  const { posts, comments, pairs } = { posts: `posts${suffix}`, comments: `comments${suffix}`, pairs: `pairs${suffix}` };
  const few = (): Column[] => drawColumns(random, 3);
  const profile: Relation = { name: 'profile', type: 'hasOne', target: names.profiles, foreignKey: 'ownerId' };
  const collections: readonly Collection[] = [
    shape(names.authors, { columns: few(), relations: [many('posts', posts, 'authorId'), many('remarks', comments, 'writerId'), profile] }),
    shape(names.profiles, { columns: few(), relations: [{ ...one('owner', names.authors), unique: true }] }),
    shape(names.labels, { columns: few(), relations: [] }),
    shape(posts, {
      columns: drawColumns(random),
      relations: [one('author', names.authors), many('comments', comments, 'postId'), paired('labels', names.labels, pairs)],
    }),
    shape(comments, { key: 'code', columns: few(), relations: [one('post', posts), one('writer', names.authors)] }),
  ];
  const rows: Record<string, readonly Row[]> = {};
  for (const collection of collections) rows[collection.name] = drawRows(random, collection, rows);
  rows[pairs] = drawPairs(random, rows[posts] ?? [], rows[names.labels] ?? []);
  return { collections, rows };
}

const many = (name: string, target: string, foreignKey: string): Relation => ({ name, type: 'hasMany', target, foreignKey });
const one = (name: string, target: string): Relation => ({ name, type: 'belongsTo', target, foreignKey: `${name}Id` });
function paired(name: string, target: string, through: string): Relation {
  return { name, type: 'belongsToMany', target, through, foreignKey: 'leftId', otherKey: 'rightId' };
}

function drawPairs(random: Random, left: readonly Row[], right: readonly Row[]): Row[] {
  const all = left.flatMap((a) => right.map((b): Row => ({ leftId: a['id'] ?? null, rightId: b['id'] ?? null })));
  return all.filter(() => random.chance(0.15));
}

interface Shape {
  readonly key?: string;
  readonly columns: readonly Column[];
  readonly relations: readonly Relation[];
}

function shape(name: string, { key = 'id', columns, relations }: Shape): Collection {
  const keyColumn: Column = key === 'id' ? KEY : { name: key, type: 'string' };
  const foreignKeys = relations
    .filter(({ type }) => type === 'belongsTo')
    .map((relation): Column => ({ name: relation.foreignKey, type: 'bigInt' }));
  return { name, key, columns: [keyColumn, ...columns, ...foreignKeys], relations };
}

/** One column of each type, or of a few; texts and decimals in two forms. */
function drawColumns(random: Random, count: number = COLUMN_TYPES.length): Column[] {
  const types = random.shuffled(COLUMN_TYPES).slice(0, count);
  const columns = types.map((type): Column => ({ name: `${type}A`, type, ...(type === 'decimal' ? { precision: 10, scale: 2 } : {}) }));
  return [...columns, { name: 'stringB', type: 'string' }, { name: 'decimalB', type: 'decimal', precision: 18, scale: 6 }];
}

function drawRows(random: Random, collection: Collection, others: Readonly<Record<string, readonly Row[]>>): Row[] {
  const keys = new Set<string>();
  const rows = Array.from({ length: random.int(6, 30) }, (_, index) => {
    const row: Record<string, Json> = {};
    for (const column of collection.columns) row[column.name] = random.chance(NULLS) ? null : drawValue(random, column);
    row[collection.key] = collection.key === 'id' ? index + 1 : drawKey(random, keys);
    return row;
  });
  for (const relation of collection.relations.filter(({ type }) => type === 'belongsTo')) {
    const references = drawReferences(random, rows.length, { unique: false, ...relation, targets: others[relation.target] ?? [] });
    for (const [index, row] of rows.entries()) row[relation.foreignKey] = references[index] ?? null;
  }
  return rows.toSorted((a, b) => compareKeys(a[collection.key], b[collection.key]));
}

/** Keys of other rows and nulls; where they are unique, what is left over when all are taken is null. */
function drawReferences(random: Random, count: number, { unique, targets }: { unique: boolean; targets: readonly Row[] }): readonly Json[] {
  const keys = targets.map((row) => row['id'] ?? null);
  const free = random.shuffled(keys);
  return Array.from({ length: count }, () => (random.chance(NULLS) ? null : unique ? (free.pop() ?? null) : random.pick(keys)));
}

/** A text that is not taken and not empty. */
function drawKey(random: Random, taken: Set<string>): string {
  for (;;) {
    const key = textOf(drawValue(random, { name: 'code', type: 'string' }));
    if (key === '' || taken.has(key)) continue;
    taken.add(key);
    return key;
  }
}

const compareKeys = (a: Json | undefined, b: Json | undefined): number =>
  typeof a === 'string' ? compareText(a, textOf(b)) : Number(a) - Number(b);
