import { useT } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { Typography } from 'antd';
import Markdown from 'markdown-to-jsx';
import type { ReactNode } from 'react';
import './markdown-block.css';

/** HTML in the text is shown as text: pages are read with other people's rights. The page's own heading stands above those of the text. */
const OPTIONS = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' },
} as const;

/** A text with headings, lists and links. */
export default function MarkdownBlock({ settings }: { readonly settings: JsonObject }): ReactNode {
  const t = useT();
  const text = textOf(settings['text']);
  if (text === '') return <Typography.Text type="secondary">{t('kinds.markdownEmpty')}</Typography.Text>;
  return (
    <div className="page-markdown">
      <Markdown options={OPTIONS}>{text}</Markdown>
    </div>
  );
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
