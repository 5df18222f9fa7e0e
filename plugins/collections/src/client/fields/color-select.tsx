import { useT } from '@mortise/plugin-api/client';
import { Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import { Swatch } from '../data/values/field-input';

/** Names of CSS that can be told apart; any other colour an option has is kept. */
const COLORS = ['red', 'orange', 'gold', 'lime', 'green', 'cyan', 'blue', 'purple', 'magenta'] as const;
const NAMED: readonly string[] = COLORS;

export interface ColorSelectProps {
  /** Of the option, from 1. */
  readonly place: number;
  readonly id?: string;
  readonly value?: string;
  onChange?(color: string | undefined): void;
}

/** The colour of the dot beside an option. */
export function ColorSelect({ place, value, onChange, ...rest }: ColorSelectProps): ReactNode {
  const t = useT();
  const colors = value === undefined || NAMED.includes(value) ? NAMED : [value, ...NAMED];
  return (
    <Select
      {...rest}
      aria-label={t('collections.choice.color', { place })}
      allowClear
      placeholder={t('collections.choice.colorHere')}
      {...(value === undefined ? {} : { value })}
      options={colors.map((color) => ({ value: color, label: NAMED.includes(color) ? t(`collections.color.${color}`) : color }))}
      labelRender={({ value: color }) => <Swatch color={String(color)} />}
      optionRender={({ value: color, label }) => (
        <Flex gap={8} align="center">
          <Swatch color={String(color)} />
          <span>{label}</span>
        </Flex>
      )}
      popupMatchSelectWidth={160}
      onChange={(next?: string) => onChange?.(next)}
      style={{ flex: '0 0 88px' }}
    />
  );
}
