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

/** One spelling per address: IPv4 dotted, IPv6 in RFC 5952 form, mapped IPv6 as IPv4, no zone, no port. */
export function normalAddress(text: string | undefined): string {
  const bare = withoutPort((text ?? '').trim()).split('%', 1)[0] ?? '';
  // Four decimal parts only: `127.1` and `0x7f000001` are spellings that fool address lists.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return UNKNOWN_ADDRESS;
  return ipaddr.process(bare).toString();
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1] ?? '';
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text;
}
