import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Form, Input } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { ListName } from '../../contract/rule';
import { type ReadText, readText } from './read-lines';

/** Faults shown at once. */
const MAX_SHOWN = 5;
/** Milliseconds after the last key. */
const PAUSE = 250;

/** One list, an entry a line. Each line that cannot be used is named below. */
export function LinesField({ list }: { readonly list: ListName }): ReactNode {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  const text = Form.useWatch<string | undefined>(list);
  const read = useMemo(() => remembered(list), [list]);
  const { entries } = read(text ?? '');
  const rules = Array.from({ length: MAX_SHOWN }, (_, index) => ({
    validator: (_rule: unknown, typed: string = '') => {
      const { faults } = read(typed);
      const fault = faults[index];
      if (fault === undefined) return Promise.resolve();
      const said = t(`faults.${fault.fault}`, { ...fault, text: fault.text.slice(0, 60) });
      const meant = fault.suggestion === undefined ? '' : ` ${t('faults.suggestion', { suggestion: fault.suggestion })}`;
      const more = index === MAX_SHOWN - 1 && faults.length > MAX_SHOWN ? ` ${t('faults.more', { count: faults.length - MAX_SHOWN })}` : '';
      return Promise.reject(new Error(said + meant + more));
    },
  }));
  const { length } = entries;
  const now = length === 0 ? t(`lists.${list}.off`) : t('lists.count', { count: length, shown: number.format(length) });
  return (
    <Form.Item
      name={list}
      label={t(`lists.${list}.title`)}
      extra={t('lists.now', { hint: t(`lists.${list}.hint`), now })}
      rules={rules}
      validateDebounce={PAUSE}
    >
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 14 }}
        spellCheck={false}
        autoComplete="off"
        placeholder={t(`lists.${list}.example`)}
        style={{ fontFamily: 'monospace' }}
      />
    </Form.Item>
  );
}

/** Several rules look at the same text. */
function remembered(list: ListName): (text: string) => ReadText {
  let last: { readonly text: string; readonly read: ReadText } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, read: readText(list, text) };
    return last.read;
  };
}
