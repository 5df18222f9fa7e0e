import { useT } from '@mortise/plugin-api/client';
import { Button, Checkbox, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { GrantableField } from '../acl-queries';

export interface FieldsPickerProps {
  readonly action: string;
  readonly fields: readonly GrantableField[];
  /** Undefined: all of them. */
  readonly chosen: readonly string[] | undefined;
  onChange(chosen: readonly string[] | undefined): void;
}

/** Actions that hand records out; the others write values. */
const READS = ['view', 'export'];

/** Which fields an action may touch. Reading never hides key and times; writing never reaches what the system fills in. */
export function FieldsPicker({ action, fields, chosen, onChange }: FieldsPickerProps): ReactNode {
  const t = useT();
  const reads = READS.includes(action);
  const offered = reads ? fields : fields.filter(({ system }) => !system);
  const free = offered.filter(({ always }) => !reads || !always).map(({ name }) => name);
  return (
    <Flex vertical gap="small">
      <Checkbox checked={chosen === undefined} onChange={(event) => onChange(event.target.checked ? undefined : free)}>
        {t('collection.allFields')}
      </Checkbox>
      {chosen === undefined ? null : (
        <FieldList
          offered={offered}
          always={reads}
          chosen={chosen}
          label={t('collection.fieldsOf', { action: t(`actions.${action}`) })}
          onChange={onChange}
        />
      )}
      {chosen === undefined ? null : (
        <Flex gap="small">
          <Button size="small" onClick={() => onChange(free)}>
            {t('collection.selectAll')}
          </Button>
          <Button size="small" onClick={() => onChange([])}>
            {t('collection.selectNone')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

interface FieldListProps {
  readonly offered: readonly GrantableField[];
  /** Key and times are always part of what is read. */
  readonly always: boolean;
  readonly chosen: readonly string[];
  readonly label: string;
  onChange(chosen: readonly string[]): void;
}

function FieldList({ offered, always, chosen, label, onChange }: FieldListProps): ReactNode {
  const t = useT();
  const toggle = (name: string, on: boolean): void => onChange(on ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <div
      role="group"
      aria-label={label}
      style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 12rem), 1fr))', gap: 4, paddingInlineStart: 24 }}
    >
      {offered.map((field) => {
        const fixed = always && field.always;
        return (
          <Checkbox
            key={field.name}
            checked={fixed || chosen.includes(field.name)}
            disabled={fixed}
            onChange={(event) => toggle(field.name, event.target.checked)}
          >
            {field.title} {field.title === field.name ? null : <Typography.Text type="secondary">{field.name}</Typography.Text>}
            {fixed ? <Typography.Text type="secondary"> {t('collection.alwaysShown')}</Typography.Text> : null}
          </Checkbox>
        );
      })}
    </div>
  );
}
