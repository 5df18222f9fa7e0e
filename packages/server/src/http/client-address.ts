import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What an address becomes that cannot be read; no rule may ever trust it. */
export const UNKNOWN_ADDRESS = '0.0.0.0';

/**
 * The address of the caller. Each of `trustedHops` proxies of ours appends the address it was called from to `X-Forwarded-For`, so
 * with n of them the n-th entry from the right is the caller; everything further left was written by strangers.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trustedHops: number): string {
  if (trustedHops === 0 || forwardedFor === undefined) return normalAddress(peer);
  const entries = forwardedFor.split(',');
  return normalAddress(entries[Math.max(0, entries.length - trustedHops)]);
}

/** Addresses whose spelling is known: a caller calls more than once, and to read an address costs more than to look it up. */
const known = new Map<string, string>();
const MAX_KNOWN = 1_000;
/** What is longer carries more than an address. */
const MAX_LENGTH = 64;

/** One spelling per address: IPv4 dotted, IPv6 in RFC 5952 form, mapped IPv6 as IPv4, no zone, no port. */
export function normalAddress(text = ''): string {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const address = readAddress(text);
  if (text.length <= MAX_LENGTH) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(text, address);
  }
  return address;
}

function readAddress(text: string): string {
  const bare = withoutPort(text.trim()).split('%', 1)[0] ?? '';
  // Stricter than the library: `127.1`, `0x7f000001` and `010.0.0.1`, also at the end of an IPv6 address, fool address lists.
  if (isIPv4(bare)) return bare;
  return isIPv6(bare) ? normalIpv6(bare) : UNKNOWN_ADDRESS;
}

/** The library takes `::192.0.2.1` for `::ffff:192.0.2.1` when its end is dotted; they are different addresses (RFC 4291, 2.5.5). */
function normalIpv6(text: string): string {
  const dotted = /^::(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (dotted === undefined) return ipaddr.process(text).toString();
  return new ipaddr.IPv6([...Array.from({ length: 12 }, () => 0), ...ipaddr.IPv4.parse(dotted).octets]).toString();
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1] ?? '';
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text;
}
