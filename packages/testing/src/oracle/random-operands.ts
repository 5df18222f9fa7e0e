import { isList } from './lists';
import { SWITCHES } from './operators';
import { isPeriodOperator } from './periods';
import type { Random } from './random';
import { drawNamed, drawPeriod, drawRelative } from './random-periods';
import { drawItems, drawValue, respell } from './random-values';
import { type Collection, type Column, type Json, type World, textOf } from './world';

const FOLDED_BY_SOME = ['ä', 'é', 'ı', 'k', 'ss', 'i'];

interface Compared {
  readonly collection: Collection;
  readonly column: Column;
  readonly operator: string;
}

/** What an operator compares a column with. */
export function drawOperand(random: Random, world: World, compared: Compared): Json {
  const { operator } = compared;
  const literal = (): Json => drawLiteral(random, world, compared);
  if (SWITCHES.includes(operator)) return random.chance(0.5);
  if (isPeriodOperator(operator)) return drawPeriods(random, literal, compared);
  switch (operator) {
    case '$in':
    case '$notIn':
      return drawList(random, literal);
    case '$between':
    case '$notBetween':
      return [drawBeside(random, literal(), compared), drawBeside(random, literal(), compared)];
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return drawBeside(random, literal(), compared);
    case '$match':
    case '$notMatch':
    case '$anyOf':
    case '$noneOf':
      return drawMembers(random, drawStored(random, world, compared) ?? null);
    case '$eq':
    case '$ne':
      return random.chance(0.15) ? null : random.chance(0.05) ? drawList(random, literal) : literal();
    default:
      return /[wW]ith$|ncludes$|ike$/.test(operator) ? drawParts(random, operator, literal) : literal();
  }
}

/** What some row has there; undefined when that is nothing. */
function drawStored(random: Random, world: World, { collection, column }: Compared): Json | undefined {
  return random.pick(world.rows[collection.name] ?? [])[column.name] ?? undefined;
}

/** Mostly a value that some row has, so that comparisons meet. */
function drawLiteral(random: Random, world: World, compared: Compared): Json {
  const stored = random.chance(0.7) ? drawStored(random, world, compared) : undefined;
  return respell(random, compared.column, stored ?? drawValue(random, compared.column));
}

function drawList(random: Random, literal: () => Json): Json {
  const items = Array.from({ length: random.int(0, 4) }, () => (random.chance(0.15) ? null : literal()));
  return random.chance(0.1) ? (items[0] ?? null) : items;
}

/** Sometimes a number the column could not hold: between two of its values, or beyond all of them. */
function drawBeside(random: Random, value: Json, { column }: Compared): Json {
  const text = textOf(value);
  if (!['integer', 'bigInt', 'decimal', 'snowflakeId'].includes(column.type) || random.chance(0.7)) return value;
  const finer = `${text.includes('.') ? text : `${text}.`}${random.pick(['5', '0', '05'])}`;
  return random.pick([finer, finer, `${text.startsWith('-') ? '-' : ''}${'9'.repeat(25)}`]);
}

/** The members of a list in another order, some of them twice or missing, or others. */
function drawMembers(random: Random, stored: Json): Json {
  const known = isList(stored) && random.chance(0.7) ? random.shuffled(stored) : drawItems(random);
  return random.pick([known, [...known, ...known.slice(0, 1)], known.slice(1)]);
}

function drawParts(random: Random, operator: string, literal: () => Json): Json {
  const draw = operator.endsWith('ike') ? drawPattern : drawPiece;
  if (random.chance(0.1)) return operator.endsWith('ike') ? draw(random, operator, 'a') : null;
  const one = (): Json => draw(random, operator, textOf(literal()));
  return operator.endsWith('ike') || random.chance(0.8) ? one() : [one(), one()];
}

/** A part of a text, or a letter whose case not everybody folds, perhaps in the other case. */
function drawPiece(random: Random, operator: string, text: string): string {
  const letters = random.chance(0.3) ? [random.pick(FOLDED_BY_SOME)] : Array.from(text);
  const [from, to] = [random.int(0, letters.length), random.int(0, letters.length)].toSorted((a, b) => a - b);
  const piece = letters.slice(/[sS]tarts/.test(operator) ? 0 : from, /[eE]nd/.test(operator) ? letters.length : to).join('');
  return random.pick([piece, piece.toUpperCase(), piece.toLowerCase()]);
}

/** A text some of whose characters have become wildcards or are escaped. */
function drawPattern(random: Random, _operator: string, text: string): string {
  const tokens = Array.from(text).map((letter) => {
    if (letter === '\\') return random.pick([String.raw`\\`, '_']);
    return random.pick([letter, letter, letter, '%', '_', `\\${letter}`, letter.toUpperCase(), letter.toLowerCase()]);
  });
  return [random.pick(['', '', '%']), ...tokens, random.pick(['', '', '%'])].join('');
}

function drawPeriods(random: Random, literal: () => Json, { operator, column }: Compared): Json {
  const one = (): Json => (random.chance(0.2) ? drawRelative(random) : drawPeriod(random, column, textOf(literal())));
  if (operator !== '$dateBetween') return random.chance(0.15) ? drawNamed(random) : one();
  const range = [one(), one()];
  return random.pick([range, [...range, random.pick(['[]', '[)', '(]', '()'])]]);
}
