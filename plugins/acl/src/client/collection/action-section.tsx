import { useT } from '@mortise/plugin-api/client';
import { Flex, Radio, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import type { GrantableField, StoredScope } from '../acl-queries';
import { levelText } from '../permissions/level-look';
import {
  ALL_ROWS,
  type Grant,
  type GrantableCollection,
  type Level,
  type RowScope,
  hasFields,
  hasRows,
  levelOf,
} from '../permissions/rights';
import { ScopePicker } from '../scope/scope-picker';
import { FieldsPicker } from './fields-picker';

export interface ActionSectionProps {
  readonly action: string;
  readonly collection: GrantableCollection;
  readonly fields: readonly GrantableField[];
  readonly scopes: readonly StoredScope[];
  readonly own: RowScope | undefined;
  /** Undefined: not allowed. */
  readonly grant: Grant | undefined;
  onChange(grant: Grant | undefined): void;
}

/** One action of a collection: whether, on which rows, with which fields. */
export function ActionSection(props: ActionSectionProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const heading = useId();
  const { action, collection, fields, scopes, grant, onChange } = props;
  return (
    <section
      aria-labelledby={heading}
      style={{ border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadiusLG, padding: 16 }}
    >
      <Flex vertical gap="middle">
        <Typography.Title level={3} id={heading} style={{ fontSize: 15, margin: 0 }}>
          {t(`actions.${action}`)}
        </Typography.Title>
        <LevelChoice {...props} labelledBy={heading} />
        {grant !== undefined && levelOf(grant) === 'custom' ? (
          <ScopePicker
            collection={collection.name}
            scope={grant.scope}
            scopes={scopes}
            fields={fields}
            onChange={(scope) => onChange({ ...grant, scope })}
          />
        ) : null}
        {grant !== undefined && hasFields(action) ? (
          <FieldsPicker
            action={action}
            fields={fields}
            chosen={grant.fields}
            onChange={(chosen) => onChange({ ...grant, fields: chosen })}
          />
        ) : null}
      </Flex>
    </section>
  );
}

function LevelChoice({
  action,
  collection,
  grant,
  own,
  onChange,
  labelledBy,
}: ActionSectionProps & { readonly labelledBy: string }): ReactNode {
  const t = useT();
  const levels: readonly Level[] = hasRows(action) ? ['none', 'all', 'own', 'custom'] : ['none', 'all'];
  const choose = (level: Level): void => {
    const scope = scopeOf(level, own);
    onChange(scope === undefined ? undefined : { action, fields: grant?.fields, scope });
  };
  return (
    <>
      <Radio.Group aria-labelledby={labelledBy} value={levelOf(grant)} onChange={(event) => choose(event.target.value as Level)}>
        <Flex wrap gap="small">
          {levels.map((level) => (
            <Radio key={level} value={level} disabled={level === 'own' && !collection.ownable}>
              {t(level === 'custom' ? 'collection.someRecords' : levelText(level, action))}
            </Radio>
          ))}
        </Flex>
      </Radio.Group>
      {hasRows(action) && !collection.ownable ? <Typography.Text type="secondary">{t('permissions.notOwnable')}</Typography.Text> : null}
    </>
  );
}

/** Undefined: not allowed. Some records begin as a condition that is still to be written. */
function scopeOf(level: Level, own: RowScope | undefined): RowScope | undefined {
  if (level === 'none') return undefined;
  if (level === 'own') return own;
  return level === 'all' ? ALL_ROWS : { kind: 'filter', filter: {} };
}
