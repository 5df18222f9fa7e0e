import { useT } from '@mortise/plugin-api/client';
import { Collapse, Flex, Input, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { parameterKey } from '../call/build-call';
import type { Parameter } from '../document';
import { MarkedText } from './marked-text';
import { Section } from './section';

export interface ParameterFieldsProps {
  readonly parameters: readonly Parameter[];
  /** Texts by `parameterKey`. */
  readonly entered: Readonly<Record<string, string>>;
  onChange(key: string, text: string): void;
}

/** What most calls say. */
const USUAL: ReadonlySet<string> = new Set(['filter', 'filterByTk', 'fields', 'appends', 'sort', 'page', 'pageSize']);

/** A field for each parameter; those that are seldom needed are folded away. */
export function ParameterFields({ parameters, entered, onChange }: ParameterFieldsProps): ReactNode {
  const t = useT();
  const isUsual = ({ name, required, in: place }: Parameter): boolean => required === true || (place === 'query' && USUAL.has(name));
  const usual = parameters.filter(isUsual);
  const others = parameters.filter((parameter) => !isUsual(parameter));
  const fields = (shown: readonly Parameter[]): ReactNode => (
    <Flex wrap gap="small">
      {shown.map((parameter) => (
        <ParameterField key={parameterKey(parameter)} parameter={parameter} entered={entered} onChange={onChange} />
      ))}
    </Flex>
  );
  return (
    <Section title={t('parameters')}>
      {parameters.length === 0 ? <Typography.Text type="secondary">{t('noParameters')}</Typography.Text> : fields(usual)}
      {others.length === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[{ key: 'others', label: `${t('moreParameters')} (${others.length})`, children: fields(others) }]}
        />
      )}
    </Section>
  );
}

interface ParameterFieldProps extends Pick<ParameterFieldsProps, 'entered' | 'onChange'> {
  readonly parameter: Parameter;
}

function ParameterField({ parameter, entered, onChange }: ParameterFieldProps): ReactNode {
  const t = useT();
  const id = useId();
  const key = parameterKey(parameter);
  const { name, required = false, description, schema } = parameter;
  const choices = schema?.enum?.filter((choice) => typeof choice === 'string');
  const common = { id, 'aria-describedby': description === undefined ? undefined : `${id}-hint`, style: { width: '100%' } };
  return (
    <div style={{ flex: '1 1 220px', minWidth: 0, maxWidth: 420 }}>
      <label htmlFor={id}>
        {name} {required ? <Typography.Text type="secondary">({t('required')})</Typography.Text> : null}
      </label>
      {choices === undefined ? (
        <Input {...common} value={entered[key] ?? ''} aria-required={required} onChange={(event) => onChange(key, event.target.value)} />
      ) : (
        <Select
          {...common}
          value={entered[key] === '' ? undefined : entered[key]}
          allowClear
          options={choices.map((value) => ({ value, label: value }))}
          onChange={(value: string | undefined) => onChange(key, value ?? '')}
        />
      )}
      {description === undefined ? null : (
        <Typography.Text id={`${id}-hint`} type="secondary" style={{ fontSize: 12 }}>
          <MarkedText text={description} />
        </Typography.Text>
      )}
    </div>
  );
}
