import { isApiError, useT } from '@mortise/plugin-api/client';
import { Flex, Form, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Parameter } from '../../contract/query-parts';
import { type ParameterTexts, writeValue } from '../parameter-values';

export interface ParameterInputsProps {
  readonly parameters: readonly Parameter[];
  readonly texts: ParameterTexts;
  /** Of the last run; what it says of a parameter stands there. */
  readonly error: unknown;
  onChange(texts: ParameterTexts): void;
  onEnter(): void;
}

/** A value for each parameter, typed as text. */
export function ParameterInputs({ parameters, texts, error, onChange, onEnter }: ParameterInputsProps): ReactNode {
  const faults = isApiError(error) ? error.faults : [];
  return (
    <Flex gap="middle" wrap>
      {parameters.map((parameter) => (
        <ParameterInput
          key={parameter.name}
          parameter={parameter}
          value={texts[parameter.name] ?? ''}
          fault={faults.find(({ details }) => details?.['field'] === parameter.name)?.message}
          onChange={(text) => onChange({ ...texts, [parameter.name]: text })}
          onEnter={onEnter}
        />
      ))}
    </Flex>
  );
}

interface ParameterInputProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly fault: string | undefined;
  onChange(text: string): void;
  onEnter(): void;
}

function ParameterInput({ parameter, value, fault, onChange, onEnter }: ParameterInputProps): ReactNode {
  const t = useT();
  const id = useId();
  const { name, title, type, required, defaultValue } = parameter;
  const label = `${title ?? name} (${t(`types.${type}`)})${required === true ? ' *' : ''}`;
  const common = { id, style: { width: 220 }, ...(fault === undefined ? {} : { status: 'error' as const }) };
  return (
    <Form.Item
      layout="vertical"
      label={label}
      htmlFor={id}
      help={fault}
      {...(fault === undefined ? {} : { validateStatus: 'error' })}
      style={{ margin: 0 }}
    >
      {type === 'boolean' ? (
        <Select
          {...common}
          allowClear
          value={value === '' ? null : value}
          options={['true', 'false'].map((answer) => ({ value: answer, label: t(`run.${answer}`) }))}
          onChange={(answer: string | null | undefined) => onChange(answer ?? '')}
        />
      ) : (
        <Input
          {...common}
          value={value}
          autoComplete="off"
          placeholder={type === 'array' && defaultValue === undefined ? 'a, b, c' : writeValue(defaultValue)}
          onChange={({ target }) => onChange(target.value)}
          onPressEnter={(event) => {
            // Within the editor it must not save.
            event.preventDefault();
            onEnter();
          }}
        />
      )}
    </Form.Item>
  );
}
