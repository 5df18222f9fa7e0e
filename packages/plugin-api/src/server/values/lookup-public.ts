import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isPublicAddress } from './public-address';

type LookupDone = (error: Error | null, addresses: string | LookupAddress[], family?: number) => void;

/**
 * Looks a name up as usual, but finds nothing where any of its addresses is not public: for the option `lookup` of Node's connections, so that the
 * address is checked at the moment it is connected to, and a name that changes its address in between gains nothing. An address that is written
 * as a number is never looked up: check it with `mayBePublic`.
 */
export function lookupPublic(host: string, options: LookupOptions, done: LookupDone): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new Error('The address is not public'), []);
    const [first] = addresses;
    if (options.all === true) done(null, addresses);
    else if (first) done(null, first.address, first.family);
    else done(new Error('The name has no address'), []);
  });
}
