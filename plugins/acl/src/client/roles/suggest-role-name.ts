const LONGEST = 50;

/**
 * A name for a role with this title: `Shop staff` → `shop_staff`. Empty where the title has no Latin letters or digits: the
 * server then makes a name itself.
 */
export function suggestRoleName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replaceAll(/^_+|_+$/g, '');
}

/** The server's rule for names of roles. */
export const ROLE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,49}$/;
