import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { FieldGroup } from './field-group';
import type { FieldValues } from './field-values';
import { RuleArgument } from './rule-argument';
import { type RuleValues, needOf, offeredRules } from './rule-values';
import { trimmed } from './trimmed';

/** What values must be like, one row per rule. */
export function ValueRules({ type }: { readonly type: string }): ReactNode {
  const t = useT();
  const offered: readonly string[] = offeredRules(type);
  const chosen = Form.useWatch<FieldValues['rules']>('rules') ?? [];
  if (offered.length === 0) return null;
  const next = offered.find((rule) => !chosen.some((other) => other?.name === rule)) ?? offered[0];
  return (
    <Form.List name="rules">
      {(rows, { add, remove }) => (
        <FieldGroup title={t('collections.rule.title')}>
          <Flex vertical gap="small" align="start">
            {rows.map(({ key, name }) => (
              <RuleRow key={key} place={name} type={type} onRemove={() => remove(name)} />
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ name: next })}>
              {t('collections.rule.add')}
            </Button>
          </Flex>
        </FieldGroup>
      )}
    </Form.List>
  );
}

interface RuleRowProps {
  /** From 0. */
  readonly place: number;
  readonly type: string;
  onRemove(): void;
}

function RuleRow({ place, type, onRemove }: RuleRowProps): ReactNode {
  const t = useT();
  const validate = async (_rule: unknown, rule: RuleValues | undefined): Promise<void> => {
    const need = needOf(rule?.name, type);
    const given = need === 'nothing' || (need === 'list' ? (rule?.list ?? []).length > 0 : trimmed(rule?.text) !== undefined);
    if (!given) throw new Error(t('collections.rule.missing'));
  };
  return (
    <Flex gap="small" align="start" style={{ width: '100%' }}>
      <Form.Item name={place} rules={[{ validator: validate }]} validateTrigger={[]} style={{ flex: 1, minWidth: 0, marginBottom: 0 }}>
        <RuleInput place={place + 1} type={type} />
      </Form.Item>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('collections.rule.remove', { place: place + 1 })} onClick={onRemove} />
    </Flex>
  );
}

interface RuleInputProps {
  /** From 1. */
  readonly place: number;
  readonly type: string;
  readonly id?: string;
  readonly value?: RuleValues;
  onChange?(rule: RuleValues): void;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean | 'true';
}

/** Which rule, and what it needs. What is wrong with it is told of the part that can be wrong. */
function RuleInput({ place, type, id, value = {}, onChange, ...described }: RuleInputProps): ReactNode {
  const t = useT();
  const offered: readonly string[] = offeredRules(type);
  const names = value.name === undefined || offered.includes(value.name) ? offered : [value.name, ...offered];
  const need = needOf(value.name, type);
  const change = (part: RuleValues): void => onChange?.({ ...value, ...part });
  return (
    <Flex gap="small" wrap>
      <Select
        aria-label={t('collections.rule.name', { place })}
        {...(need === 'nothing' ? { ...described, ...(id === undefined ? {} : { id }) } : {})}
        value={value.name ?? null}
        options={names.map((name) => ({
          value: name,
          label: t(`collections.rule.of.${name}.${needOf(name, type) === 'count' ? 'count' : 'value'}`),
        }))}
        onChange={(name: string) => onChange?.({ name })}
        // All of them in sight.
        listHeight={400}
        style={{ flex: '1 1 180px' }}
      />
      {need === 'nothing' ? null : (
        <div style={{ flex: '1 1 180px' }}>
          <RuleArgument
            {...described}
            id={id}
            label={t('collections.rule.argument', { place })}
            need={need}
            type={type}
            rule={value}
            onChange={change}
          />
        </div>
      )}
    </Flex>
  );
}
