import { useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { contrastWithWhite, readableOnWhite } from '../../theme/contrast';
import { MAIN_COLORS, readColor } from './main-colors';

export interface ColorFieldProps {
  /** Set by the form item around it, like the rest. */
  readonly id?: string;
  /** `#rrggbb`, or what somebody is typing. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** Contrast of text that WCAG 2.2 asks for (1.4.3). */
const ENOUGH = 4.5;

/** A colour: one of the good ones, or any. */
export function ColorField({ id, value = '', onChange }: ColorFieldProps): ReactNode {
  const t = useT();
  const color = readColor(value);
  const change = (next: string): void => onChange?.(next);
  return (
    <Flex vertical gap={12}>
      <Radio.Group value={color} aria-label={t('systemSettings.palette')} onChange={({ target }) => change(String(target.value))}>
        <Flex wrap gap="8px 4px">
          {MAIN_COLORS.map(({ name, value: choice }) => (
            <Radio key={choice} value={choice}>
              <Swatch color={choice} /> {t(`systemSettings.colors.${name}`)}
            </Radio>
          ))}
        </Flex>
      </Radio.Group>
      <Flex gap="small" align="center">
        <input
          type="color"
          value={color ?? '#000000'}
          aria-label={t('systemSettings.pick')}
          onChange={({ target }) => change(target.value)}
          style={{ width: 48, height: 32, padding: 2, cursor: 'pointer' }}
        />
        <Input
          {...(id === undefined ? {} : { id })}
          value={value}
          autoComplete="off"
          spellCheck={false}
          maxLength={9}
          style={{ width: 140 }}
          onChange={({ target }) => change(target.value)}
          onBlur={() => color !== undefined && color !== value && change(color)}
        />
      </Flex>
      <div aria-live="polite">{color === undefined ? null : <ContrastNotice color={color} />}</div>
    </Flex>
  );
}

function Swatch({ color }: { readonly color: string }): ReactNode {
  const style = { display: 'inline-block', width: 14, height: 14, borderRadius: 4, verticalAlign: -2, background: color } as const;
  return <span aria-hidden style={style} />;
}

function ContrastNotice({ color }: { readonly color: string }): ReactNode {
  const t = useT();
  const contrast = contrastWithWhite(color);
  if (contrast >= ENOUGH) return null;
  // Rounded down: 4.49 must not look as if it were enough.
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
  return <Alert type="warning" showIcon title={t('systemSettings.contrast', { contrast: shown, used: readableOnWhite(color) })} />;
}
