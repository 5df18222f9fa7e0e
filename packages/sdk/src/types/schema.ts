/** What a column holds; it decides which comparisons a filter may make. */
export type ColumnType =
  | 'string'
  | 'text'
  | 'integer'
  | 'bigInt'
  | 'double'
  | 'decimal'
  | 'boolean'
  | 'datetime'
  | 'datetimeNoTz'
  | 'unixTimestamp'
  | 'date'
  | 'time'
  | 'json'
  | 'array'
  | 'set'
  | 'uuid'
  | 'uid'
  | 'nanoid'
  | 'snowflakeId'
  | 'password'
  | 'sort';

export interface RelationTypes {
  /** Name of the collection it leads to. */
  readonly target: string;
  /** False where there is at most one related record. */
  readonly many: boolean;
}

/** What a schema says about one collection; `mortise types` writes it. */
export interface CollectionTypes {
  /** Of its primary key. */
  readonly key: string | number;
  /** A record as it is read, without its relations. */
  readonly record: object;
  /** What a new record may bring. */
  readonly create: object;
  /** What a change may bring. */
  readonly update: object;
  /** The columns a filter may name. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly relations: Readonly<Record<string, RelationTypes>>;
}

/** Collections by their names. An interface fits as well as a type. */
export type SchemaTypes<Schema> = { readonly [Name in keyof Schema]: CollectionTypes };

/** A collection of which only the shape of its records is known. */
export interface LooseCollection<Row extends object> extends CollectionTypes {
  readonly record: Row;
}

/** A record nothing is known of. */
export type UntypedRecord = Readonly<Record<string, unknown>>;

/** Stands for a schema that was not given: every name is a collection. */
export interface Untyped {
  readonly [name: string]: LooseCollection<UntypedRecord>;
}

export type NameOf<Keys> = Extract<keyof Keys, string>;

/** The types of the collection a relation leads to; never when the schema does not have it. */
export type TargetOf<Schema, Collection extends CollectionTypes, Relation> = Relation extends keyof Collection['relations']
  ? Collection['relations'][Relation]['target'] extends infer Target
    ? Target extends keyof Schema
      ? Schema[Target] extends CollectionTypes
        ? Schema[Target]
        : never
      : never
    : never
  : never;

/** Names of the relations to many records, or to one. */
export type RelationName<Collection extends CollectionTypes, Many extends boolean> = string extends keyof Collection['relations']
  ? string
  : {
      [Relation in NameOf<Collection['relations']>]: Collection['relations'][Relation]['many'] extends Many ? Relation : never;
    }[NameOf<Collection['relations']>];

/** The keys by which related records are named in a write, or new ones by their values. */
export type LinkedOne<Target extends CollectionTypes> = Target['key'] | Target['create'] | null;
export type LinkedMany<Target extends CollectionTypes> = readonly (Target['key'] | Target['create'])[];
