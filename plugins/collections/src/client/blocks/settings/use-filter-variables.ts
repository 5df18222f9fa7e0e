import { useT } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import type { FilterVariable } from '../../data/filter/filter-variables';
import type { FieldKind } from '../../data/model/field-kind';

const KEYS = new Set<FieldKind>(['one', 'bigInt', 'integer', 'uuid', 'text']);
const TEXTS = new Set<FieldKind>(['text', 'longText', 'email']);

/** Those that make sense in any block, with the fields they suit. */
const OFFERED: readonly (readonly [name: string, key: string, kinds: ReadonlySet<FieldKind>])[] = [
  ['user.id', 'userId', KEYS],
  ['user.username', 'username', TEXTS],
  ['user.nickname', 'nickname', TEXTS],
  ['user.email', 'email', TEXTS],
  ['role', 'role', TEXTS],
  ['record.key', 'recordKey', KEYS],
  ['today', 'today', new Set<FieldKind>(['date'])],
  ['now', 'now', new Set<FieldKind>(['datetime'])],
];

/** What the settings of a block may speak of besides values. */
export function useFilterVariables(): readonly FilterVariable[] {
  const t = useT();
  const labels = JSON.stringify(OFFERED.map(([, key]) => t(`blocks.variables.${key}`)));
  return useMemo(() => {
    const texts = JSON.parse(labels) as readonly string[];
    return OFFERED.map(([name, , kinds], index) => ({ name, kinds, label: texts[index] ?? name }));
  }, [labels]);
}
