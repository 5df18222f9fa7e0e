import { useT } from '@mortise/plugin-api/client';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { CollectionGrants } from './collection-grants';
import { withNames } from './edit-grants';
import type { GrantsFormProps } from './grants-form-props';
import { useQueryNames, useSecretNames } from './use-grantable';

/** What a block may do, at most. Whoever publishes the page approves it. */
export function GrantsForm({ grants, onChange }: GrantsFormProps): ReactNode {
  const t = useT();
  const names = { query: useQueryNames(), host: [], secret: useSecretNames() };
  const field = (kind: 'query' | 'host' | 'secret', chosen: readonly string[] = []): ReactNode => (
    <NamesField kind={kind} chosen={chosen} choices={names[kind]} onChange={(next) => onChange(withNames(grants, kind, next))} />
  );
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{t('editor.grants.hint')}</Typography.Text>
      <CollectionGrants grants={grants} onChange={onChange} />
      {field('query', grants.queries)}
      {field('host', grants.hosts)}
      {field('secret', grants.secrets)}
    </Flex>
  );
}

interface NamesFieldProps {
  readonly kind: 'query' | 'host' | 'secret';
  readonly chosen: readonly string[];
  readonly choices: readonly string[];
  onChange(names: readonly string[]): void;
}

function NamesField({ kind, chosen, choices, onChange }: NamesFieldProps): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <Flex vertical>
      <label htmlFor={id}>{t(`editor.grants.${kind}`)}</label>
      <Select
        id={id}
        mode="tags"
        aria-describedby={`${id}-hint`}
        value={[...chosen]}
        tokenSeparators={[' ', ',']}
        options={choices.map((value) => ({ value, label: value }))}
        onChange={(next: string[]) => onChange(next.map((name) => name.trim()).filter((name) => name !== ''))}
      />
      <Typography.Text type="secondary" id={`${id}-hint`}>
        {t(`editor.grants.${kind}Hint`)}
      </Typography.Text>
    </Flex>
  );
}
