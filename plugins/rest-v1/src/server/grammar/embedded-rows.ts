import { type FilterNode, type ShownColumn, type ShownFields, type ShownRelation, malformed, unsupported } from '@mortise/shared';
import { type Condition, toFilter } from './condition';
import { withExistence, existing } from './existence';
import type { ParsedOrder } from './parse-order';
import { EVERYTHING, type Embed, type Selected, type ShownValue, embedsOf, isCount, nameOf, showsAll, valuesOf } from './selected';

/** One parameter about the rows of an embedded relation, by the names that lead to it. */
export interface Saying {
  readonly path: readonly string[];
  readonly condition?: Condition;
  readonly order?: ParsedOrder | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** What an address asks for: some in `select`, some in parameters of their own. */
export interface Asked {
  readonly selected: Selected | undefined;
  readonly sayings: readonly Saying[];
  /** What is said of the rows of the table itself. */
  readonly own: FilterNode | undefined;
}

export interface EmbeddedRows {
  readonly shown: ShownFields | undefined;
  /** `own`, in which `relation=is.null` asks whether there are any rows. */
  readonly own: FilterNode | undefined;
  /** Relations that must lead somewhere. */
  readonly inner: readonly FilterNode[];
}

/**
 * Brings together what an address says of embedded rows in different places.
 * @throws AppError QUERY_PARAMETER_INVALID for relations that `select` does not name, OPTION_UNSUPPORTED for `relation()` that is not asked
 * about
 */
export function embeddedRows({ selected, sayings, own }: Asked): EmbeddedRows {
  const top = selected ?? EVERYTHING;
  for (const saying of sayings) requireEmbedded(saying, top);
  const rows = new RowsOfEmbeds(sayings);
  const shown = selected && rows.shown(selected, []);
  const asked = { shown, own: own && rows.read(own, top, []), inner: rows.inner(top, []) };
  rows.requireUse(top);
  return asked;
}

/** Rows that are not shown have no order and no number. */
function requireEmbedded({ path, condition }: Saying, top: Selected): void {
  let embeds = embedsOf(top);
  for (const name of path) {
    const embed = embeds.find((one) => nameOf(one) === name);
    if (!embed || (condition === undefined && !embed.isShown)) throw malformed('embedded', 'a relation that select names', name);
    embeds = embedsOf(embed.selected);
  }
}

type Path = readonly string[];

class RowsOfEmbeds {
  readonly #sayings: readonly Saying[];
  readonly #used = new Set<Embed>();

  constructor(sayings: readonly Saying[]) {
    this.#sayings = sayings;
  }

  shown(selected: Selected, path: Path): ShownFields {
    const shown = embedsOf(selected).filter(({ isShown }) => isShown);
    const relations = shown.map((embed) => this.#relation(embed, [...path, nameOf(embed)]));
    const columns = valuesOf(selected).flatMap(shownColumn);
    if (!showsAll(selected)) return { columns, relations };
    return columns.length === 0 ? { relations } : { columns, all: true, relations };
  }

  inner(selected: Selected, path: Path): readonly FilterNode[] {
    return embedsOf(selected)
      .filter(({ isInner }) => isInner)
      .map((embed) => this.#exists(embed, path));
  }

  /** What is neither shown nor asked about would not even be looked up. */
  requireUse(selected: Selected): void {
    for (const embed of embedsOf(selected)) {
      if (!embed.isShown && !this.#used.has(embed)) throw unsupported(`${nameOf(embed)}()`);
      this.requireUse(embed.selected);
    }
  }

  read(filter: FilterNode, selected: Selected, path: Path): FilterNode {
    return withExistence(filter, (name) => {
      const embed = embedsOf(selected).find((one) => nameOf(one) === name);
      return embed && this.#exists(embed, path);
    });
  }

  #relation(embed: Embed, path: Path): ShownRelation {
    const { relation: name, as, selected } = embed;
    const nodes = this.#conditions(embed, path);
    const said = this.#saidOf(path);
    const { sort, nulls } = said.find((one) => one.order)?.order ?? {};
    const limit = said.find((one) => one.limit !== undefined)?.limit;
    const offset = said.find((one) => one.offset !== undefined)?.offset;
    const counted = countedAs(selected);
    return {
      name,
      ...(as === undefined ? {} : { as }),
      shown: this.shown(selected, path),
      ...(counted ? { counted } : {}),
      ...(nodes.length === 0 ? {} : { filter: { kind: 'and', nodes } }),
      ...(sort === undefined ? {} : { sort }),
      ...(nulls === undefined ? {} : { nulls }),
      ...(limit === undefined ? {} : { limit }),
      ...(offset === undefined ? {} : { offset }),
    };
  }

  #exists(embed: Embed, above: Path): FilterNode {
    this.#used.add(embed);
    return existing(embed.relation, this.#conditions(embed, [...above, nameOf(embed)]));
  }

  /** What the rows of a relation must meet. */
  #conditions({ selected }: Embed, path: Path): readonly FilterNode[] {
    const said = this.#saidOf(path).flatMap(({ condition }) => (condition ? [this.read(toFilter(condition), selected, path)] : []));
    return [...said, ...this.inner(selected, path)];
  }

  #saidOf(path: Path): readonly Saying[] {
    return this.#sayings.filter((one) => one.path.length === path.length && one.path.every((name, index) => name === path[index]));
  }
}

/** What stands within JSON needs a name of its own. */
function shownColumn(value: ShownValue): readonly ShownColumn[] {
  const { column: name, steps, as } = value;
  if (name === undefined) return [];
  return steps.length > 0 ? [{ name, as: nameOf(value), place: { steps, as: 'value' } }] : [{ name, ...(as === undefined ? {} : { as }) }];
}

/** `count()`, and `count` by itself unless there is a column of that name. */
function countedAs(selected: Selected): ShownRelation['counted'] {
  const [only, ...others] = selected.items;
  if (only?.kind !== 'value' || others.length > 0) return undefined;
  if (isCount(selected)) return { as: nameOf(only) };
  const isBare = only.column === 'count' && nameOf(only) === 'count' && only.steps.length === 0;
  return isBare ? { as: 'count', unlessColumn: true } : undefined;
}
