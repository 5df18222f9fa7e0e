import { useApi, useT } from '@mortise/plugin-api/client';
import { CodeBlock, Loaded, TryCall } from '@mortise/ui';
import { Flex, Select, Tabs, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { IssuedKey } from '../api-key';
import { useReloadKeys } from '../use-keys';
import { type FirstCall, curlSnippet, javascriptSnippet, pythonSnippet } from './snippets';
import { type ExampleCollection, useExampleCollections } from './use-example-collections';

const LANGUAGES: readonly { readonly name: string; readonly write: (call: FirstCall) => string }[] = [
  { name: 'curl', write: curlSnippet },
  { name: 'JavaScript', write: javascriptSnippet },
  { name: 'Python', write: pythonSnippet },
];

export interface FirstCallsProps {
  readonly issued: IssuedKey;
  /** A snippet holds the key, so copying one saves it. */
  onCopied(): void;
}

/** Ready-made calls with the new key, and one that is really made. */
export function FirstCalls({ issued, onCopied }: FirstCallsProps): ReactNode {
  const t = useT();
  const collections = useExampleCollections(issued.roleName);
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t('issued.use')}
      </Typography.Title>
      <Loaded query={collections}>
        {(found) =>
          found.length === 0 ? (
            <Typography.Text>{t('issued.nothingToRead')}</Typography.Text>
          ) : (
            <Calls issued={issued} collections={found} onCopied={onCopied} />
          )
        }
      </Loaded>
    </section>
  );
}

interface CallsProps extends FirstCallsProps {
  readonly collections: readonly ExampleCollection[];
}

function Calls({ issued: { token }, collections, onCopied }: CallsProps): ReactNode {
  const t = useT();
  const api = useApi();
  const id = useId();
  const { reloadAfterUse } = useReloadKeys();
  const [chosen, setChosen] = useState<string>();
  const name = chosen ?? collections[0]?.name ?? '';
  const call = { address: api.address(`${name}:list`), token };
  const tabs = LANGUAGES.map((language) => ({
    key: language.name,
    label: language.name,
    children: <CodeBlock code={language.write(call)} label={t('issued.snippet', { language: language.name })} onCopied={onCopied} />,
  }));
  return (
    <Flex vertical gap="small">
      <label htmlFor={id}>{t('issued.collection')}</label>
      <Select
        id={id}
        value={name}
        options={collections.map((collection) => ({ value: collection.name, label: collection.title }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={setChosen}
        style={{ maxWidth: 320 }}
      />
      <Tabs items={tabs} size="small" />
      <TryCall key={name} address={call.address} token={token} onAnswered={reloadAfterUse} />
    </Flex>
  );
}
