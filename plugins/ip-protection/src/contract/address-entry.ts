import ipaddr from 'ipaddr.js';
import { type BadLine, type EntryValue, type LineReading, badLine, readLine } from './entry-line';

/** An address as a number, beside those of its family. */
export interface AddressNumber {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** An address, or the range of all addresses that begin with the same `prefix` bits (CIDR, RFC 4632). */
export interface AddressRange extends AddressNumber, EntryValue {
  readonly prefix: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;
/** IPv6 addresses that stand for IPv4 ones: `::ffff:0:0/96` (RFC 4291, 2.5.5.2). */
const MAPPED = 0xffffn;
const MAPPED_PREFIX = 96;
const OCTET = '(?:0|[1-9]\\d{0,2})';
const DOTTED = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const DOTTED_LOOK = /^[\dxa-f]+(?:\.[\dxa-f]+)*$/i;
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;

/**
 * Reads one line of an address list: an address or a range, then perhaps `# note`. IPv4-mapped IPv6 becomes IPv4. Spellings other programs
 * read differently (octal, hexadecimal, left-out parts, zones) are refused, and so are ranges that begin in their middle.
 */
export function readAddressLine(line: string): LineReading<AddressRange> {
  return readLine(line, readRange);
}

/** Reads one address; undefined when it is none, or is spelled so that others may read it differently. */
export function readAddress(text: string): AddressNumber | undefined {
  const found = text.includes(':') ? readIpv6(text) : readIpv4(text);
  return found === undefined ? undefined : unmapped({ ...found, prefix: WIDTH[found.family] });
}

function readRange(entry: string): AddressRange | BadLine {
  if (entry.includes('%')) return badLine('zone');
  const [address = '', length, ...more] = entry.split('/');
  const found = address.includes(':') ? readIpv6(address) : readIpv4(address);
  if (found === undefined) return misspelled(address);
  const width = WIDTH[found.family];
  if (more.length > 0 || (length !== undefined && !(PREFIX.test(length) && Number(length) <= width))) return badLine('prefix');
  const range = unmapped({ ...found, prefix: length === undefined ? width : Number(length) });
  const first = firstOf(range);
  return first === range.bits ? withName(range) : badLine('hostBits', withName({ ...range, bits: first }).canonical);
}

/** `010.0.0.1` is 8.0.0.1 to some programs and 10.0.0.1 to others. */
function misspelled(address: string): BadLine {
  return DOTTED_LOOK.test(address) && /(?:^|\.)0[\dx]/i.test(address) ? badLine('zeros') : badLine('address');
}

function readIpv4(text: string): AddressNumber | undefined {
  if (!DOTTED.test(text) || !ipaddr.IPv4.isValid(text)) return undefined;
  return { family: 4, bits: numberOf(ipaddr.IPv4.parse(text)) };
}

function readIpv6(text: string): AddressNumber | undefined {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const hex = tail.includes('.') ? hexOf(tail) : tail;
  if (hex === undefined) return undefined;
  const address = text.slice(0, text.length - tail.length) + hex;
  if (!/^[\da-f:]+$/i.test(address) || !ipaddr.IPv6.isValid(address)) return undefined;
  return { family: 6, bits: numberOf(ipaddr.IPv6.parse(address)) };
}

/** The dotted end of an IPv6 address as its last two groups (RFC 4291, 2.2). */
function hexOf(dotted: string): string | undefined {
  const read = readIpv4(dotted);
  return read && `${(read.bits >> 16n).toString(16)}:${(read.bits & 0xffffn).toString(16)}`;
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function unmapped<Range extends AddressNumber & { readonly prefix: number }>(range: Range): Range {
  const { family, bits, prefix } = range;
  if (family === 4 || bits >> 32n !== MAPPED || prefix < MAPPED_PREFIX) return range;
  return { ...range, family: 4, bits: bits & 0xffffffffn, prefix: prefix - MAPPED_PREFIX };
}

function firstOf({ family, bits, prefix }: Pick<AddressRange, 'family' | 'bits' | 'prefix'>): bigint {
  const free = BigInt(WIDTH[family] - prefix);
  return (bits >> free) << free;
}

function withName({ family, bits, prefix }: Pick<AddressRange, 'family' | 'bits' | 'prefix'>): AddressRange {
  const width = WIDTH[family];
  const bytes = Array.from({ length: width / 8 }, (_, index) => Number((bits >> BigInt(width - 8 * (index + 1))) & 0xffn));
  const name = ipaddr.fromByteArray(bytes).toString();
  return { family, bits, prefix, canonical: prefix === width ? name : `${name}/${prefix}` };
}
