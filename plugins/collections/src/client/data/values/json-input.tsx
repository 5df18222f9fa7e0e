import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Input, Typography } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { FieldInputProps } from './field-input-props';
import { jsonFault, tidied } from './json-text';

/** As high as its text, where the browser can; antd's own way measures with styles that the page's security policy forbids. */
export const GROWING: CSSProperties = { fieldSizing: 'content', minHeight: '3lh', maxHeight: '20lh' };
export const MONOSPACE: CSSProperties = { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', fontSize: 13 };

/** JSON as text, checked while it is typed. */
export function JsonInput({
  value = '',
  onChange,
  ...rest
}: Omit<FieldInputProps, 'field' | 'compact' | 'oneLine' | 'related'>): ReactNode {
  const t = useT();
  const fault = jsonFault(value);
  const neat = tidied(value);
  return (
    <Flex vertical gap={4} align="stretch">
      <Input.TextArea
        {...rest}
        value={value}
        rows={3}
        spellCheck={false}
        style={{ ...GROWING, ...MONOSPACE }}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <Flex gap="small" justify="space-between" align="center" style={{ minHeight: 24 }}>
        <Typography.Text role="status" type={fault === undefined ? 'secondary' : 'danger'} style={{ fontSize: 12 }}>
          {fault === undefined ? '' : fault === 'somewhere' ? t('data.faults.json') : t('data.json.fault', { ...fault })}
        </Typography.Text>
        {neat === undefined || neat === value ? null : (
          <Button size="small" onClick={() => onChange?.(neat)}>
            {t('data.json.tidy')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
