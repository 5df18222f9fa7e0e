import type { CollectionTypes, NameOf, RelationName, TargetOf } from './schema';

/** Levels a name may lead through, and those that are spelled out for each kind of name: more would cost editors their speed. */
type Below = [never, 0, 1, 2];
type Level = 0 | 1 | 2 | 3;

/** `author`, `comments.author`: relations that may be shown, three levels deep. */
export type AppendPath<Schema, Collection extends CollectionTypes, Depth extends Level = 3> = string extends keyof Collection['relations']
  ? string
  : Depth extends 0
    ? never
    : {
        [Relation in NameOf<Collection['relations']>]: TargetOf<Schema, Collection, Relation> extends infer Target
          ? [Target] extends [never]
            ? never
            : Target extends CollectionTypes
              ? Relation | `${Relation}.${AppendPath<Schema, Target, Below[Depth]>}`
              : never
          : never;
      }[NameOf<Collection['relations']>];

/** `title`, `author.name`: columns that may be shown, those of related records two levels deep. */
export type FieldPath<Schema, Collection extends CollectionTypes, Depth extends Level = 2> =
  | NameOf<Collection['record']>
  | (Depth extends 0
      ? never
      : string extends keyof Collection['relations']
        ? `${string}.${string}`
        : {
            [Relation in NameOf<Collection['relations']>]: TargetOf<Schema, Collection, Relation> extends infer Target
              ? [Target] extends [never]
                ? never
                : Target extends CollectionTypes
                  ? `${Relation}.${FieldPath<Schema, Target, Below[Depth]>}`
                  : never
              : never;
          }[NameOf<Collection['relations']>]);

type SortPath<Schema, Collection extends CollectionTypes, Depth extends Level = 2> =
  | NameOf<Collection['columns']>
  | (Depth extends 0
      ? never
      : string extends keyof Collection['relations']
        ? `${string}.${string}`
        : {
            [Relation in RelationName<Collection, false>]: TargetOf<Schema, Collection, Relation> extends infer Target
              ? [Target] extends [never]
                ? never
                : Target extends CollectionTypes
                  ? `${Relation}.${SortPath<Schema, Target, Below[Depth]>}`
                  : never
              : never;
          }[RelationName<Collection, false>]);

/** `title`, or `-title` for the opposite direction; also of the one related record: `-author.name`. */
export type SortTerm<Schema, Collection extends CollectionTypes> = SortPath<Schema, Collection> | `-${SortPath<Schema, Collection>}`;

/** What narrows an answer: each part a union of names, never when it was not given. */
export interface Narrowing<Fields extends string = string, Except extends string = string, Appends extends string = string> {
  readonly fields: Fields;
  readonly except: Except;
  readonly appends: Appends;
}

type Head<Path extends string> = Path extends `${infer First}.${string}` ? First : Path;
type RelationHead<Path extends string> = Path extends `${infer First}.${string}` ? First : never;
type Rest<Path extends string, First extends string> = Path extends `${First}.${infer Below}` ? Below : never;

type Columns<Row, Asked extends Narrowing> = [Asked['fields']] extends [never]
  ? Omit<Row, Asked['except']>
  : Pick<Row, Extract<keyof Row, Asked['fields']>>;

/** Below a relation that is appended everything is shown; below one that only fields name, those fields. */
interface NarrowedBelow<Asked extends Narrowing, Relation extends string> extends Narrowing {
  readonly fields: Relation extends Head<Asked['appends']> ? never : Rest<Asked['fields'], Relation>;
  readonly except: never;
  readonly appends: Rest<Asked['appends'], Relation>;
}

type Related<Schema, Collection extends CollectionTypes, Asked extends Narrowing> = {
  readonly [Relation in Extract<NameOf<Collection['relations']>, Head<Asked['appends']> | RelationHead<Asked['fields']>>]: RelatedValue<
    Shown<Schema, TargetOf<Schema, Collection, Relation>, NarrowedBelow<Asked, Relation>>,
    Collection['relations'][Relation]['many']
  >;
};

type RelatedValue<Row, Many extends boolean> = Many extends true ? readonly Row[] : Row | null;

/**
 * Makes editors show the fields instead of how they were found. The condition makes the compiler work them out at once: it would compare
 * whole schemas otherwise, to tell two records apart.
 */
type Flattened<Row> = Row extends infer Whole ? { readonly [Key in keyof Whole]: Whole[Key] } : never;

/** A record as an answer shows it. */
export type Shown<Schema, Collection extends CollectionTypes, Asked extends Narrowing> = string extends keyof Collection['relations']
  ? Collection['record']
  : Flattened<Columns<Collection['record'], Asked> & Related<Schema, Collection, Asked>>;
