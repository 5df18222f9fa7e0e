import type { AccessibleCollection } from '../accessible';
import { AUDIT_FIELDS, type CollectionShape, type FieldShape, isRelation } from '../definitions';
import { kindOf } from '../fields/field-kinds';
import { titleOf } from '../names/localized';

interface DiagramField {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
}

/** A collection as the diagram shows it. */
export interface DiagramNode {
  readonly name: string;
  readonly title: string;
  readonly origin: 'user' | 'plugin';
  /** The first of its fields. */
  readonly fields: readonly DiagramField[];
  /** How many fields are not shown. */
  readonly more: number;
}

/** A relation, seen from the collection that holds the foreign key. */
export interface DiagramEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Its fields on either side: `comments.post`, `posts.comments`. */
  readonly fields: readonly string[];
  readonly foreignKey: string;
  /** The other collection does not exist, or not any more. */
  readonly dormant: boolean;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  /** Dormant ones too; they have no node at their end. */
  readonly edges: readonly DiagramEdge[];
}

export interface DiagramSources {
  readonly own: readonly CollectionShape[];
  readonly accessible: readonly AccessibleCollection[];
  readonly language: string;
  /** Shows who created and changed records as relations too. */
  readonly audit: boolean;
  /** Leaves the collections it matches and those they are related to. */
  readonly search: string;
}

export const SHOWN_FIELDS = 8;

type Described = CollectionShape | AccessibleCollection;

/** Collections made by users and their relations; of plugins those that take part in one. */
export function diagramOf(sources: DiagramSources): Diagram {
  const { own, accessible, audit } = sources;
  const declared = accessible.filter(({ origin }) => origin === 'plugin');
  const known = new Set([...own, ...declared].map(({ name }) => name));
  const edges = edgesOf(own, audit).map((edge) => ({ ...edge, dormant: !known.has(edge.source) || !known.has(edge.target) }));
  const related = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodes = [
    ...own.map((collection) => nodeOf(collection, 'user', sources)),
    ...declared.filter(({ name }) => related.has(name)).map((collection) => nodeOf(collection, 'plugin', sources)),
  ];
  return matching({ nodes, edges }, sources.search);
}

/** What is drawn between two collections: all relations that lead the same way, in one line. */
export interface DiagramLine {
  readonly source: string;
  readonly target: string;
  readonly label: string;
}

export function linesOf({ edges }: Diagram): readonly DiagramLine[] {
  const lines = new Map<string, DiagramLine>();
  for (const { source, target, fields } of edges.filter(({ dormant }) => !dormant)) {
    const id = `${source} ${target}`;
    const names = fields.map((field) => field.split('.')[1]).join(' / ');
    const before = lines.get(id);
    lines.set(id, { source, target, label: before === undefined ? names : `${before.label}, ${names}` });
  }
  return [...lines.values()];
}

/** A belongsTo and the hasMany that leads back share a foreign key and are one edge. */
function edgesOf(own: readonly CollectionShape[], audit: boolean): Omit<DiagramEdge, 'dormant'>[] {
  const edges = new Map<string, Omit<DiagramEdge, 'dormant'>>();
  for (const collection of own) {
    for (const field of collection.fields.filter((candidate) => isRelation(candidate) && (audit || !isAudit(candidate.name)))) {
      const { foreignKey = '', through } = field;
      const [holder, other] = endsOf(field, collection.name);
      const id = through === undefined ? `${holder}.${foreignKey} → ${other}` : `${holder} ↔ ${other} (${through})`;
      const before = edges.get(id)?.fields ?? [];
      edges.set(id, { id, source: holder, target: other, foreignKey, fields: [...before, `${collection.name}.${field.name}`] });
    }
  }
  return [...edges.values()];
}

/** The collection that holds the key comes first; where pairs are held elsewhere, the one that sorts first. */
function endsOf({ type, target = '', through }: FieldShape, own: string): readonly [string, string] {
  if (through !== undefined) return own < target ? [own, target] : [target, own];
  return type === 'belongsTo' ? [own, target] : [target, own];
}

function isAudit(name: string): boolean {
  return AUDIT_FIELDS.some((audit) => audit === name);
}

function nodeOf(collection: Described, origin: DiagramNode['origin'], { language, audit }: DiagramSources): DiagramNode {
  const fields: readonly Omit<FieldShape, 'onDelete'>[] = collection.fields;
  // Foreign keys are what the lines stand for; the rest of the preset fields is the same everywhere.
  const keys = new Set(fields.map(({ foreignKey }) => foreignKey));
  const telling = fields.filter(({ name }) => (audit || !isAudit(name)) && !keys.has(name));
  const shown = telling
    .slice(0, SHOWN_FIELDS)
    .map((field) => ({ name: field.name, title: titleOf(field, language), kind: kindOf(field).id }));
  return { name: collection.name, title: titleOf(collection, language), origin, fields: shown, more: telling.length - shown.length };
}

function matching({ nodes, edges }: Diagram, search: string): Diagram {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return { nodes, edges };
  const found = new Set(nodes.filter(({ name, title }) => `${name}\n${title}`.toLowerCase().includes(wanted)).map(({ name }) => name));
  const kept = edges.filter(({ source, target }) => found.has(source) || found.has(target));
  const shown = new Set([...found, ...kept.flatMap(({ source, target }) => [source, target])]);
  return { nodes: nodes.filter(({ name }) => shown.has(name)), edges: kept };
}
