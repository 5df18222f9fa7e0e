import { useLanguage, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { Loaded } from '@mortise/ui';
import { Typography } from 'antd';
import Markdown from 'markdown-to-jsx';
import { type ReactNode, useState } from 'react';
import type { BlockProperties } from '../block-properties';
import { useShownRecord } from './use-shown-record';
import { filledText, namesRecord } from './variables';
import './markdown-block.css';

/** HTML in the text is shown as text: pages are read with other people's rights. The page's own heading stands above those of the text. */
const OPTIONS = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' },
} as const;

/** A text with headings, lists and links, and with what it says of its reader and of the record its page is about. */
export default function MarkdownBlock({ settings, place }: BlockProperties): ReactNode {
  const t = useT();
  const text = textOf(settings['text']);
  const { record } = place.board;
  const shown = useShownRecord(namesRecord(text) ? record : undefined);
  if (text === '') return <Typography.Text type="secondary">{t('kinds.markdownEmpty')}</Typography.Text>;
  if (record === undefined || !namesRecord(text)) return <FilledText text={text} record={undefined} />;
  return <Loaded query={shown}>{(found) => <FilledText text={text} record={found} />}</Loaded>;
}

function FilledText({ text, record }: { readonly text: string; readonly record: JsonObject | undefined }): ReactNode {
  const language = useLanguage();
  const { user } = useSession();
  const [now] = useState(() => new Date());
  return (
    <div className="page-markdown">
      <Markdown options={OPTIONS}>{filledText(text, { user: user as unknown as JsonObject, record, now }, language)}</Markdown>
    </div>
  );
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
