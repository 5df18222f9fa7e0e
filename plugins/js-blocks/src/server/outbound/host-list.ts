/** Whether a host of an address (`api.example.com`, with `:8443` unless the port goes without saying) is in a list of hosts. */
export function isListed(host: string, hosts: readonly string[]): boolean {
  return hosts.some((listed) => (listed.startsWith('*.') ? isBelow(host, listed.slice(2)) : host === listed));
}

function isBelow(host: string, parent: string): boolean {
  return host.endsWith(`.${parent}`);
}
