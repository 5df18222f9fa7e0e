import { useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Tabs, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Call } from '../call/build-call';
import type { Credential } from '../call/credential';
import { SNIPPETS } from '../call/snippets';
import { Section } from './section';

/** The call as it stands in the form, in the languages of programs. */
export function SnippetTabs({ call, credential }: { readonly call: Call; readonly credential: Credential }): ReactNode {
  const t = useT();
  const items = SNIPPETS.map(({ name, write }) => ({
    key: name,
    label: name,
    children: <CodeBlock code={write(call)} label={t('snippet', { language: name })} />,
  }));
  return (
    <Section title={t('snippets')}>
      {credential.kind === 'session' ? <Typography.Text type="secondary">{t('sessionSnippet')}</Typography.Text> : null}
      <Tabs size="small" items={items} />
    </Section>
  );
}
