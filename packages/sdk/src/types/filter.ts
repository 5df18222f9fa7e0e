import type { JsonValue } from '../json';
import type { CollectionTypes, ColumnType, NameOf, TargetOf } from './schema';

/** `{{$user.id}}` and the like: the server puts the value in. */
export type Variable = `{{${string}}}`;

/** How values are written in a filter. */
type ValueOf<Type extends ColumnType> = Type extends 'integer' | 'bigInt' | 'double' | 'decimal' | 'snowflakeId' | 'sort'
  ? number | bigint | `${number}` | Variable
  : Type extends 'boolean'
    ? boolean
    : Type extends 'datetime' | 'unixTimestamp'
      ? string | Date
      : string;

interface Presence {
  readonly $empty?: boolean;
  readonly $notEmpty?: boolean;
}

interface Equality<Value> extends Presence {
  readonly $eq?: Value | null;
  readonly $ne?: Value | null;
  readonly $in?: readonly (Value | null)[] | Variable | null;
  readonly $notIn?: readonly (Value | null)[] | Variable | null;
  /** As `$eq`. */
  readonly $is?: Value | null;
  /** As `$ne`. */
  readonly $not?: Value | null;
}

interface Order<Value> {
  readonly $gt?: Value;
  readonly $gte?: Value;
  readonly $lt?: Value;
  readonly $lte?: Value;
  readonly $between?: readonly [from: Value, to: Value];
  readonly $notBetween?: readonly [from: Value, to: Value];
}

type Texts = string | readonly string[];

interface TextParts {
  readonly $includes?: Texts;
  readonly $notIncludes?: Texts;
  readonly $startsWith?: Texts;
  readonly $notStartsWith?: Texts;
  readonly $endsWith?: Texts;
  readonly $notEndsWith?: Texts;
  /** As `$endsWith`. */
  readonly $endWith?: Texts;
  /** As `$notEndsWith`. */
  readonly $notEndWith?: Texts;
  readonly $like?: Texts;
  readonly $notLike?: Texts;
  readonly $iLike?: Texts;
  readonly $notILike?: Texts;
}

interface Truth {
  readonly $isTruly?: boolean;
  readonly $isFalsy?: boolean;
}

type Item = string | number | boolean;

interface Members extends Presence {
  readonly $anyOf?: Item | readonly Item[];
  readonly $noneOf?: Item | readonly Item[];
  readonly $match?: readonly Item[];
  readonly $notMatch?: readonly Item[];
  readonly $arrayEmpty?: boolean;
  readonly $arrayNotEmpty?: boolean;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A stretch of time as the guide of the action API describes it: `2025-03`, a range, or one relative to now. */
export type Period =
  | string
  | Date
  | readonly [from: string, to: string, edges?: '[]' | '[)' | '(]' | '()', zone?: string]
  | { readonly type: 'today' | 'yesterday' | 'tomorrow' | `${'this' | 'last' | 'next'}${'Week' | 'Month' | 'Quarter' | 'Year'}` }
  | { readonly type: 'past' | 'next'; readonly number: number; readonly unit: Unit };

interface Dates {
  readonly $dateOn?: Period;
  readonly $dateNotOn?: Period;
  readonly $dateBefore?: Period;
  readonly $dateNotBefore?: Period;
  readonly $dateAfter?: Period;
  readonly $dateNotAfter?: Period;
  readonly $dateBetween?: Period;
}

interface Caller {
  readonly $isCurrentUser?: boolean;
  readonly $isNotCurrentUser?: boolean;
}

type Ordered<Value> = Equality<Value> & Order<Value>;

/** The closed list of comparisons of each type of column. */
export type Operators<Type extends ColumnType> = Type extends 'json'
  ? Presence
  : Type extends 'array' | 'set'
    ? Members
    : Type extends 'uuid'
      ? Equality<string>
      : Type extends 'password'
        ? never
        : Type extends 'boolean'
          ? Equality<boolean> & Truth
          : Type extends 'datetime' | 'datetimeNoTz' | 'unixTimestamp' | 'date'
            ? Ordered<ValueOf<Type>> & Dates
            : Type extends 'string' | 'text' | 'uid' | 'nanoid'
              ? Ordered<string> & TextParts
              : Type extends 'integer' | 'bigInt' | 'snowflakeId'
                ? Ordered<ValueOf<Type>> & Caller
                : Ordered<ValueOf<Type>>;

/** Beside a column's name: a value it equals, a list it is one of, or comparisons that all hold. */
export type Condition<Type extends ColumnType> = Type extends 'json' | 'array' | 'set'
  ? Operators<Type>
  : Type extends 'password'
    ? never
    : ValueOf<Type> | null | readonly (ValueOf<Type> | null)[] | Operators<Type>;

/** `title.$includes` beside its value. */
type Flat<Columns extends Readonly<Record<string, ColumnType>>> = {
  readonly [Column in NameOf<Columns> as `${Column}.${NameOf<Operators<Columns[Column]>>}`]?: unknown;
};

type FlatValues<Columns extends Readonly<Record<string, ColumnType>>> = {
  readonly [Path in keyof Flat<Columns>]?: Path extends `${infer Column}.${infer Operator}`
    ? Column extends keyof Columns
      ? Operator extends keyof Operators<Columns[Column]>
        ? Operators<Columns[Column]>[Operator]
        : never
      : never
    : never;
};

interface Existence {
  readonly $exists?: boolean;
  readonly $notExists?: boolean;
}

/**
 * Which records are meant. What stands beside each other all holds; of a relation, one related record fits all that is said of it.
 * `{ done: false, 'title.$includes': 'milk', author: { name: 'Ann' } }`
 */
export type Filter<Schema, Collection extends CollectionTypes> = string extends keyof Collection['columns']
  ? LooseFilter
  : { readonly [Column in keyof Collection['columns']]?: Condition<Collection['columns'][Column]> } & FlatValues<Collection['columns']> & {
        readonly [Relation in keyof Collection['relations']]?: RelatedFilter<Schema, TargetOf<Schema, Collection, Relation>>;
      } & {
        readonly $and?: readonly Filter<Schema, Collection>[];
        readonly $or?: readonly Filter<Schema, Collection>[];
        readonly $not?: Filter<Schema, Collection>;
      };

type RelatedFilter<Schema, Target extends CollectionTypes> = [Target] extends [never] ? Existence : Existence & Filter<Schema, Target>;

/** Where no schema says more. */
export interface LooseFilter {
  readonly [name: string]: JsonValue | Date | bigint | undefined | LooseFilter | readonly (JsonValue | Date | bigint | LooseFilter)[];
}
