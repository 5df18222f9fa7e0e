import { useMemo } from 'react';
import { useAccessible } from '../accessible';
import { isRelation } from '../definitions';
import { useCollections } from '../use-schema';

/** The columns a relation may find its records by, at the other side. */
export interface TargetColumns {
  readonly isView: boolean;
  readonly names: readonly string[];
}

/** Undefined while nothing is known of that collection, or where the viewer may know nothing of it. */
export function useTargetColumns(target: string | undefined): TargetColumns | undefined {
  const { data: own } = useCollections();
  const { data: accessible } = useAccessible();
  return useMemo(() => {
    const made = own?.find(({ name }) => name === target);
    const known = made ?? accessible?.find(({ name }) => name === target);
    if (known === undefined) return undefined;
    const columns = known.fields.filter((field) => !isRelation(field) && field.type !== 'password');
    return { isView: made?.view !== undefined, names: columns.map(({ name }) => name) };
  }, [own, accessible, target]);
}
