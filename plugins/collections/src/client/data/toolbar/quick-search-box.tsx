import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { searchedFields } from '../filter/quick-search';
import { type DataCollection, titleOfField } from '../model/data-collection';

/** Milliseconds after the last key until the server is asked. */
const PAUSE = 300;

export interface QuickSearchProps {
  readonly collection: DataCollection;
  readonly value: string;
  onChange(search: string): void;
}

/** Finds records by any of their texts, as one types. */
export function QuickSearch({ collection, value, onChange }: QuickSearchProps): ReactNode {
  const t = useT();
  const { text, type, send } = useTyped(value, onChange);
  const fields = searchedFields(collection);
  if (fields.length === 0) return null;
  return (
    <Input
      value={text}
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t('data.search.placeholder')}
      aria-label={t('data.search.label', { fields: fields.map(titleOfField).join(', ') })}
      style={{ flex: '1 1 140px', maxWidth: 360 }}
      maxLength={200}
      onChange={(event) => type(event.target.value)}
      onPressEnter={send}
    />
  );
}

/** What is being typed; the address follows after a pause, and is followed when it changes by itself. */
function useTyped(value: string, onChange: (text: string) => void): { readonly text: string; type(text: string): void; send(): void } {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      latest.current(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const send = (): void => {
    if (text === sent.current) return;
    sent.current = text;
    onChange(text);
  };
  return { text, type: setText, send };
}
