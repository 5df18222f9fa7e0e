import { AppError, type Collection, type RelationField, type SortTerm, malformed } from '@mortise/shared';
import { type Embed, type Item, type Selected, nameOf } from './selected';

/** Finds collections of the data source a request is for. */
export type FindCollection = (name: string) => Collection | undefined;

/**
 * Finds the relations `select` means: by the names of their fields, else by the table they lead to.
 * @throws AppError QUERY_PARAMETER_INVALID (`hint`), RELATION_UNSUPPORTED
 */
export function resolveEmbeds({ items }: Selected, collection: Collection | undefined, find: FindCollection): Selected {
  if (!collection) return { items };
  const resolved = items.map((item): Item => {
    if (item.kind !== 'embed') return item;
    const relation = relationOf(item, collection);
    const selected = resolveEmbeds(item.selected, find(relation.target), find);
    return { ...item, relation: relation.name, ...(relation.name === nameOf(item) ? {} : { as: nameOf(item) }), selected };
  });
  return { items: resolved };
}

/** The first name of `order=owner(name)` may be one that `select` gives a relation. */
export function resolveOrderTerm(term: SortTerm, { items }: Selected): SortTerm {
  const [, minus = '', name = '', below = ''] = /^(-?)([^.]*)\.(.*)$/.exec(typeof term === 'string' ? term : term.name) ?? [];
  const embed = items.find((item) => item.kind === 'embed' && nameOf(item) === name);
  if (embed?.kind !== 'embed') return term;
  const resolved = `${minus}${embed.relation}.${below}`;
  return typeof term === 'string' ? resolved : { ...term, name: resolved };
}

function relationOf({ relation: name, hint }: Embed, { fields }: Collection): RelationField {
  const own = fields.get(name);
  const relations = [...fields.values()].filter((field) => field.kind === 'relation');
  const named = own?.kind === 'relation' ? [own] : relations.filter(({ target }) => target === name);
  const meant = hint === undefined ? named : named.filter((relation) => isHinted(relation, hint));
  const [first, second] = meant;
  if (!first) throw new AppError('RELATION_UNSUPPORTED', { relation: hint === undefined ? name : `${name}!${hint}`, action: 'select' });
  if (!second) return first;
  const side = hint === undefined ? undefined : onlyBelongsTo(meant);
  if (!side) throw ambiguous(name);
  return side;
}

/** A hint names the field of a relation, the column it is kept in, or the table its pairs are kept in. */
function isHinted({ name, foreignKey, through }: RelationField, hint: string): boolean {
  return [name, foreignKey, through?.name].includes(hint);
}

/** Of a table that refers to itself, both sides of a relation go by one column. */
function onlyBelongsTo(relations: readonly RelationField[]): RelationField | undefined {
  const keys = new Set(relations.map(({ foreignKey }) => foreignKey));
  return keys.size === 1 ? relations.find(({ type }) => type === 'belongsTo') : undefined;
}

/** Which ones there are is not said: the caller may not be allowed to know of all of them. */
function ambiguous(name: string): AppError {
  return malformed('hint', `the name of one of the relations to ${name}, or ${name}!hint with its column`, name);
}
