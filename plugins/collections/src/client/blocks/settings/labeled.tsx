import { Flex, Select, Switch, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

export interface LabeledProps {
  readonly label: string;
  /** Below the input. */
  readonly hint?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

/** An input with its name above it. */
export function Labeled({ label, hint, children }: LabeledProps): ReactNode {
  const id = useId();
  return (
    <Flex vertical gap={4}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint === undefined ? null : <Typography.Text type="secondary">{hint}</Typography.Text>}
    </Flex>
  );
}

export interface SettingOption {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceSettingProps extends Pick<LabeledProps, 'label' | 'hint'> {
  /** `''`: none. */
  readonly value: string;
  readonly options: readonly SettingOption[];
  readonly placeholder?: string;
  /** Gives `''` when it is cleared. */
  readonly allowClear?: boolean;
  onChange(value: string): void;
}

export function ChoiceSetting({ label, hint, value, options, placeholder, allowClear = false, onChange }: ChoiceSettingProps): ReactNode {
  return (
    <Labeled label={label} hint={hint}>
      {(id) => (
        <Select
          id={id}
          value={value === '' ? null : value}
          options={[...options]}
          placeholder={placeholder}
          allowClear={allowClear}
          showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
          onChange={(next?: string | null) => onChange(next ?? '')}
        />
      )}
    </Labeled>
  );
}

export interface ChoicesSettingProps extends Pick<LabeledProps, 'label' | 'hint'> {
  readonly values: readonly string[];
  readonly options: readonly SettingOption[];
  readonly placeholder?: string;
  onChange(values: readonly string[]): void;
}

/** Several, in the order they are chosen. */
export function ChoicesSetting({ label, hint, values, options, placeholder, onChange }: ChoicesSettingProps): ReactNode {
  return (
    <Labeled label={label} hint={hint}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          value={[...values]}
          options={[...options]}
          placeholder={placeholder}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: string[]) => onChange(next)}
        />
      )}
    </Labeled>
  );
}

export interface SwitchSettingProps {
  readonly label: string;
  readonly value: boolean;
  onChange(value: boolean): void;
}

export function SwitchSetting({ label, value, onChange }: SwitchSettingProps): ReactNode {
  const id = useId();
  return (
    <Flex gap="small" align="center">
      <Switch id={id} checked={value} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </Flex>
  );
}
