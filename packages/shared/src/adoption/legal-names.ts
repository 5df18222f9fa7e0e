import { MAX_IDENTIFIER_BYTES, nameFault } from '../collections/names';

/** Room for what makes a name one of its own. */
const MAX_LENGTH = MAX_IDENTIFIER_BYTES - 4;

/**
 * The name itself where a collection or field may have it, else the closest one that is legal: `Order Date` → `Order_Date`, `1st` → `f_1st`,
 * `größe` → `gr_e`. `taken` holds names in lower case, and gets the new one.
 */
export function legalName(name: string, taken: Set<string>): string {
  const base = nameFault(name) === undefined ? name : tidy(name);
  let free = base;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${base.slice(0, MAX_LENGTH)}_${number}`;
  taken.add(free.toLowerCase());
  return free;
}

function tidy(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]+/g, '_').slice(0, MAX_LENGTH - 2);
  return nameFault(plain) === undefined ? plain : `f_${plain}`;
}
