import type { Issuer } from '../../contract';

const MAX_VALUES = 200;

/** The roles the claims of a verified token give: only those that are mapped, else the default. */
export function readRoles(
  claims: Readonly<Record<string, unknown>>,
  issuer: Pick<Issuer, 'roleClaim' | 'roleMap' | 'defaultRole'>,
): readonly string[] {
  const { roleClaim, roleMap, defaultRole } = issuer;
  const values = roleClaim === null ? [] : valuesOf(claimAt(claims, roleClaim));
  const mapped = values.flatMap((value) => (Object.hasOwn(roleMap, value) ? (roleMap[value] ?? []) : []));
  if (mapped.length > 0) return [...new Set(mapped)];
  return defaultRole === null ? [] : [defaultRole];
}

/** A claim by its whole name, which may hold dots, else step by step: `realm_access.roles`. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, step) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
  }, claims);
}

/** A list of texts, or one text, which also counts as its words, as `scope` does (RFC 8693, 4.2). */
function valuesOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim, ...claim.split(' ')].slice(0, MAX_VALUES);
  return Array.isArray(claim) ? claim.slice(0, MAX_VALUES).filter((value) => typeof value === 'string') : [];
}
