import type { BlockPlace } from '@mortise/plugin-api/client';
import { type JsonObject, type JsonValue, isOneOf } from '@mortise/shared';
import { readSource } from '../place/read-source';
import { allRecordBlocks } from '../place/board-blocks';
import { readFlag, readObjects, readText } from '../settings/read-settings';

/** How a field of a filter form asks: an operator of filters, or from one value to another. */
export const ASK_OPERATORS = ['between', '$includes', '$notIncludes', '$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$notIn'] as const;
export type AskOperator = (typeof ASK_OPERATORS)[number];

/** A field of a block that a value is compared with. */
export interface FilterTarget {
  readonly block: string;
  readonly field: string;
}

/** One question of a filter form. */
export interface FilterAsk {
  readonly collection: string;
  readonly field: string;
  /** Undefined: the one that suits the field. */
  readonly operator: AskOperator | undefined;
  /** `''`: the field's own title. */
  readonly label: string;
  /** What stands there at first, as typed, or a variable; `''` for nothing. */
  readonly initial: string;
  /** Undefined: every block of the page about the collection. */
  readonly targets: readonly FilterTarget[] | undefined;
}

export interface FilterSettings {
  readonly asks: readonly FilterAsk[];
  /** Holds as one types, without a button. */
  readonly auto: boolean;
}

/** The data source a filter form asks about: the chosen one, or, while it asks nothing yet, that of the first block it could ask. */
export function filterSource(settings: JsonObject, place: BlockPlace): string | undefined {
  const isOpen = settings['dataSource'] === undefined && readFilterSettings(settings).asks.length === 0;
  return isOpen ? allRecordBlocks(place)[0]?.source : readSource(settings);
}

export function readFilterSettings({ fields, auto }: JsonObject): FilterSettings {
  const asks = readObjects(fields).map(readAsk);
  return {
    asks: asks.filter(({ collection, field }) => collection !== '' && field !== ''),
    auto: readFlag(auto, { usually: true }),
  };
}

function readAsk({ collection, field, operator, label, initial, targets }: JsonObject): FilterAsk {
  return {
    collection: readText(collection),
    field: readText(field),
    operator: typeof operator === 'string' && isOneOf(ASK_OPERATORS, operator) ? operator : undefined,
    label: readText(label),
    initial: readText(initial),
    targets: Array.isArray(targets) ? readObjects(targets).map(readTarget) : undefined,
  };
}

function readTarget({ block, field }: JsonObject): FilterTarget {
  return { block: readText(block), field: readText(field) };
}

/** As it is stored: what is usual is left out. */
export function writeAsks(asks: readonly FilterAsk[]): JsonValue {
  return asks.map(({ collection, field, operator, label, initial, targets }) => ({
    collection,
    field,
    ...(operator === undefined ? {} : { operator }),
    ...(label === '' ? {} : { label }),
    ...(initial === '' ? {} : { initial }),
    ...(targets === undefined ? {} : { targets: targets.map(({ block, field: name }) => ({ block, field: name })) }),
  }));
}
