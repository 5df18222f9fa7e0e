/** Groups of an IPv6 address that name a network; the rest one customer chooses at will. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/** Under which name an address is counted: IPv4 by itself, IPv6 by its /64. Takes addresses in canonical form (RFC 5952). */
export function addressBucket(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}
