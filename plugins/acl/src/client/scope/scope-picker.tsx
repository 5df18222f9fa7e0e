import { useT } from '@mortise/plugin-api/client';
import { Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import { type GrantableField, type StoredScope, toRowScope } from '../acl-queries';
import { OWN_KEY, type RowScope } from '../permissions/rights';
import { ConditionBuilder } from './condition-builder';
import { SaveScope } from './save-scope';

export interface ScopePickerProps {
  readonly collection: string;
  readonly scope: RowScope;
  readonly scopes: readonly StoredScope[];
  readonly fields: readonly GrantableField[];
  onChange(scope: RowScope): void;
}

const OWN_CONDITION = 'condition';
/** Chosen elsewhere, as "all records" and "own records". */
const BUILT_IN_KEYS = ['all', OWN_KEY];

/** Which records: a stored data scope, or a condition of this rule's own. */
export function ScopePicker({ collection, scope, scopes, fields, onChange }: ScopePickerProps): ReactNode {
  const t = useT();
  const fitting = scopes.filter(
    ({ key, resourceName }) => !BUILT_IN_KEYS.includes(key) && (resourceName === null || resourceName === collection),
  );
  const options = [
    { value: OWN_CONDITION, label: t('scope.ownCondition') },
    ...fitting.map(({ id, name }) => ({ value: String(id), label: t('scope.stored', { name }) })),
  ];
  const choose = (value: string): void => {
    const stored = fitting.find(({ id }) => String(id) === value);
    onChange(stored === undefined ? { kind: 'filter', filter: {} } : toRowScope(stored));
  };
  const value = scope.kind === 'stored' ? String(scope.id) : OWN_CONDITION;
  return (
    <Flex vertical gap="small">
      {options.length > 1 ? <Select aria-label={t('scope.which')} options={options} value={value} onChange={choose} /> : null}
      {scope.kind === 'filter' ? (
        <>
          <ConditionBuilder fields={fields} filter={scope.filter} onChange={(filter) => onChange({ kind: 'filter', filter })} />
          <SaveScope collection={collection} filter={scope.filter} onSaved={onChange} />
        </>
      ) : null}
    </Flex>
  );
}
