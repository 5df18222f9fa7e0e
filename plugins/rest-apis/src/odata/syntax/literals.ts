import type { Literal, LiteralType } from './expression';
import type { Scanner } from './scanner';

/** Nothing that could go on may follow a literal: `5L` and `2024-01-01x` are none. */
const END = '(?![\\p{L}\\p{N}_.:\'"-])';
const DAY = '-?\\d{4,5}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,12})?)?';

function literal(source: string): RegExp {
  return new RegExp(`(?:${source})${END}`, 'yui');
}

/** In this order, the longer forms first. */
const FORMS: readonly (readonly [LiteralType, RegExp])[] = [
  ['guid', literal('[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')],
  ['moment', literal(`${DAY}T${CLOCK}(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)`)],
  ['date', literal(DAY)],
  ['time', literal(CLOCK)],
  ['number', literal('[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?')],
];

const WORD = /(?:null|true|false|NaN|-?INF)(?![\p{L}\p{N}_./(:'])/uy;
/** The words of logic in any case of letters; those of numbers as they are. */
const LOGIC_WORD = /(?:null|true|false)(?![\p{L}\p{N}_./(:'])/iuy;
const STRING = /'((?:[^']|'')*)'(?!')/y;
const DURATION = /duration'([+-]?P(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,12})?S)?)?)'/iy;
const ENUM = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+'([\p{L}_0-9-][\p{L}\p{N}_-]*(?:,[\p{L}_0-9-][\p{L}\p{N}_-]*)*)'/uy;

/** Reads one literal (OData 4.01 ABNF, `primitiveLiteral`); undefined when none comes next. */
export function readLiteral(scanner: Scanner): Literal | undefined {
  return readString(scanner) ?? readForm(scanner) ?? readWord(scanner) ?? readPrefixed(scanner);
}

/** A text in single quotes; a quote in it is doubled. */
export function readString(scanner: Scanner): Literal | undefined {
  const found = scanner.match(STRING);
  if (!found) return undefined;
  return { kind: 'literal', type: 'string', text: (found[1] ?? '').replaceAll("''", "'") };
}

function readForm(scanner: Scanner): Literal | undefined {
  for (const [type, pattern] of FORMS) {
    const found = scanner.match(pattern);
    if (found) return { kind: 'literal', type, text: found[0].replace(/^\+/, '') };
  }
  return undefined;
}

function readWord(scanner: Scanner): Literal | undefined {
  const word = (scanner.match(LOGIC_WORD) ?? scanner.match(WORD))?.[0];
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  if (lower === 'null') return { kind: 'literal', type: 'null', text: lower };
  if (lower === 'true' || lower === 'false') return { kind: 'literal', type: 'boolean', text: lower };
  return { kind: 'literal', type: 'number', text: word };
}

function readPrefixed(scanner: Scanner): Literal | undefined {
  const duration = scanner.match(DURATION)?.[1];
  if (duration !== undefined && /\d/.test(duration)) return { kind: 'literal', type: 'duration', text: duration };
  const members = scanner.match(ENUM)?.[1];
  return members === undefined ? undefined : { kind: 'literal', type: 'enum', text: members };
}
