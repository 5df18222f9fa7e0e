import type { RelationField } from '../collections/collection';
import { pick } from '../collections/pick';
import type { OnDelete } from '../collections/relation-definition';
import { legalName } from './legal-names';
import type { ForeignKeyDescription } from './table-description';
import type { TableDraft } from './table-draft';

interface Link {
  readonly from: TableDraft;
  readonly to: TableDraft;
  /** Name of the foreign key's field. */
  readonly field: string;
  readonly isUnique: boolean;
  readonly onDelete: string;
}

type Side = Pick<RelationField, 'type' | 'target' | 'foreignKey'> & { readonly wish: string };

/** A belongsTo for each foreign key that leads to the key of another adopted table, and a hasMany or hasOne on the other side. */
export function adoptedRelations(drafts: readonly TableDraft[]): ReadonlyMap<TableDraft, readonly RelationField[]> {
  const links = linksAmong(drafts);
  const named = new Map(drafts.map((draft) => [draft, new Relations(draft)]));
  // First what depends on its own table only: its names stay when other tables are adopted.
  for (const link of links) named.get(link.from)?.add(link, ownSide(link));
  for (const link of links) named.get(link.to)?.add(link, otherSide(link, links));
  return new Map([...named].map(([draft, { fields }]) => [draft, fields]));
}

class Relations {
  readonly fields: RelationField[] = [];
  readonly #draft: TableDraft;
  readonly #taken: Set<string>;

  constructor(draft: TableDraft) {
    this.#draft = draft;
    this.#taken = new Set(draft.chosen.fields.map(({ name }) => name.toLowerCase()));
  }

  add({ onDelete }: Link, { wish, ...side }: Side): void {
    const { display } = this.#draft.chosen;
    const name = legalName(wish, this.#taken);
    const shown = (Object.hasOwn(display, name) ? display[name] : undefined) ?? {};
    const constraint = side.type === 'belongsTo';
    this.fields.push({
      kind: 'relation',
      name,
      ...side,
      onDelete: onDeleteOf(onDelete),
      constraint,
      ...pick(shown, 'title', 'description', 'options'),
    });
  }
}

function ownSide({ field, to }: Link): Side {
  return { wish: withoutKeyEnding(field, to), type: 'belongsTo', target: to.chosen.name, foreignKey: field };
}

function otherSide({ from, to, field, isUnique }: Link, links: readonly Link[]): Side {
  const isOnly = links.filter((other) => other.from === from && other.to === to).length === 1;
  const wish = isOnly ? from.chosen.name : `${from.chosen.name}_${field}`;
  return { wish, type: isUnique ? 'hasOne' : 'hasMany', target: from.chosen.name, foreignKey: field };
}

function linksAmong(drafts: readonly TableDraft[]): Link[] {
  const byTable = new Map(drafts.map((draft) => [draft.table.name, draft]));
  const seen = new Set<string>();
  return drafts.flatMap((from) =>
    from.table.foreignKeys.flatMap((key) => {
      const to = byTable.get(key.targetTable);
      const field = to && keyField(key, from, to);
      const name = JSON.stringify([from.table.name, key.columns]);
      if (!to || field === undefined || seen.has(name)) return [];
      seen.add(name);
      return [{ from, to, field: field.name, isUnique: field.unique || field.primaryKey, onDelete: key.onDelete }];
    }),
  );
}

/** The field of a foreign key of one column that refers to the target's key. The case of names may differ in SQLite. */
function keyField(
  { columns, targetColumns }: ForeignKeyDescription,
  from: TableDraft,
  to: TableDraft,
): { name: string; unique: boolean; primaryKey: boolean } | undefined {
  const [column = ''] = columns;
  const [targetColumn = ''] = targetColumns;
  if (columns.length !== 1 || targetColumn.toLowerCase() !== to.key.column.toLowerCase() || !to.key.isUnique) return undefined;
  return from.columns.get(column) ?? [...from.columns].find(([name]) => name.toLowerCase() === column.toLowerCase())?.[1];
}

function onDeleteOf(rule: string): OnDelete {
  return rule === 'CASCADE' || rule === 'SET NULL' ? rule : 'RESTRICT';
}

/** `customer_id` and `customerId` → `customer`; a column that says no more is named after its target. */
function withoutKeyEnding(field: string, to: TableDraft): string {
  const [, stem] = /^(.+?)(?:_id|Id|_ID|ID)$/.exec(field) ?? [];
  return stem ?? to.chosen.name;
}
