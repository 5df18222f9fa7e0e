import { Flex, Select } from 'antd';
import { type ReactNode, useId } from 'react';

export interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  /** With it the choice can be taken back. */
  onClear?(): void;
  onChange(value: string): void;
}

/** One of several, with its label above. */
export function Choice({ label, value, options, placeholder, onClear, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <Flex vertical style={{ minWidth: 0, flex: '1 1 auto' }}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        {...(value === undefined ? {} : { value })}
        {...(placeholder === undefined ? {} : { placeholder })}
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={onClear !== undefined}
        onChange={(next: string | undefined) => (next === undefined ? onClear?.() : onChange(next))}
      />
    </Flex>
  );
}
