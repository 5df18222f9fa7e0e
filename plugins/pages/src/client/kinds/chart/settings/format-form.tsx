import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Flex, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { MOST_DECIMALS, VALUE_STYLES } from '../../../../contract';
import type { BlockSettingsProps } from '../../block-properties';
import { Choice } from '../../fields/choice';
import { readChartSettings } from '../read-chart';

/** In use by most; settings may name any other. */
const CURRENCIES = ['EUR', 'USD', 'CNY', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'INR', 'BRL', 'KRW', 'SEK', 'PLN', 'SGD', 'HKD'];

/** How the values are written: at the axis, in hints and in the table. */
export function FormatForm({ settings, onChange }: BlockSettingsProps): ReactNode {
  const t = useT();
  const id = useId();
  const { style, currency, decimals } = readChartSettings(settings).format;
  const stored: JsonObject = { style, ...(style === 'currency' ? { currency } : {}), ...(decimals === undefined ? {} : { decimals }) };
  const change = (part: JsonObject): void => onChange({ ...settings, format: { ...stored, ...part } });
  const currencies = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <Flex gap="small" wrap>
      <Choice
        label={t('chart.format')}
        value={style}
        options={VALUE_STYLES.map((value) => ({ value, label: t(`chart.formats.${value}`) }))}
        onChange={(next) => change({ style: next })}
      />
      {style === 'currency' ? (
        <Choice
          label={t('chart.currency')}
          value={currency}
          options={currencies.map((value) => ({ value, label: value }))}
          onChange={(next) => change({ currency: next })}
        />
      ) : null}
      <Flex vertical>
        <label htmlFor={id}>{t('chart.decimals')}</label>
        <InputNumber
          id={id}
          value={decimals ?? null}
          min={0}
          max={MOST_DECIMALS}
          precision={0}
          placeholder={t('chart.usualDecimals')}
          onChange={(next) => change({ decimals: next })}
        />
      </Flex>
    </Flex>
  );
}
