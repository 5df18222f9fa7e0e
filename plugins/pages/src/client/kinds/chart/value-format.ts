import { type JsonValue, isJsonObject, isOneOf } from '@mortise/shared';
import { MOST_DECIMALS, VALUE_STYLES, type ValueStyle } from '../../../contract';

/** How the values of a chart are written. */
export interface ValueFormat {
  readonly style: ValueStyle;
  /** ISO 4217, of the style `currency`. */
  readonly currency: string;
  /** Undefined: as many as there are, two at most. */
  readonly decimals: number | undefined;
}

/** Where a currency is asked for and none is named. */
const USUAL_CURRENCY = 'EUR';

/** What is written wrong counts as absent. */
export function readValueFormat(value: JsonValue | undefined): ValueFormat {
  const { style, currency, decimals } = isJsonObject(value) ? value : {};
  const isCount = typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS;
  return {
    style: typeof style === 'string' && isOneOf(VALUE_STYLES, style) ? style : 'number',
    currency: typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : USUAL_CURRENCY,
    decimals: isCount ? decimals : undefined,
  };
}

/** How numbers of records are written: neither as money nor as percent. */
export function countFormat(format: ValueFormat): ValueFormat {
  return format.style === 'currency' || format.style === 'percent' ? { ...format, style: 'number', decimals: undefined } : format;
}

/** Writes values in a language. Texts of digits are exact: `Intl` takes them as they are. */
export function valueWriter({ style, currency, decimals }: ValueFormat, language: string): (value: number | string | null) => string {
  const digits =
    decimals === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, { ...STYLES[style], ...(style === 'currency' ? { currency } : {}), ...digits });
  return (value) => (value === null ? '–' : format.format(value as unknown as number));
}

const STYLES: Readonly<Record<ValueStyle, Intl.NumberFormatOptions>> = {
  number: {},
  compact: { notation: 'compact' },
  percent: { style: 'percent' },
  currency: { style: 'currency' },
};
