import { useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { ROOT_ROLE, type Role } from '../acl-queries';
import { AddRight } from './add-right';
import { KNOWN_RIGHTS, otherRights } from './known-rights';
import { RightSwitch } from './right-switch';
import { holdsEverything, holdsSnippet, withEverything, withSnippet } from './snippet-patterns';
import { useSaveSnippets } from './use-save-snippets';

const EVERYTHING = 'everything';

/** What a role may administer, beyond data. Every switch takes effect at once. */
export function AdministrationTab({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  if (role.name === ROOT_ROLE) return <Alert type="info" showIcon title={t('root.title')} description={t('root.reason')} />;
  return <RightSwitches role={role} />;
}

function RightSwitches({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const { save, saving, dialog } = useSaveSnippets(role);
  const patterns = role.snippets ?? [];
  const switchOf = (snippet: string) => ({
    held: holdsSnippet(patterns, snippet),
    busy: saving === snippet,
    onChange: (held: boolean) => void save(snippet, withSnippet(patterns, snippet, held)),
  });
  return (
    <Flex vertical gap="middle">
      {dialog}
      <Typography.Text type="secondary">{t('rights.intro')}</Typography.Text>
      <RightSwitch
        title={t('rights.everything.title')}
        hint={t('rights.everything.hint')}
        risk="admin"
        held={holdsEverything(patterns)}
        busy={saving === EVERYTHING}
        onChange={(held) => void save(EVERYTHING, withEverything(held))}
      />
      {KNOWN_RIGHTS.map(({ snippet, key, risk }) => (
        <RightSwitch
          key={snippet}
          title={t(`rights.${key}.title`)}
          hint={t(`rights.${key}.hint`)}
          name={snippet}
          risk={risk}
          {...switchOf(snippet)}
        />
      ))}
      {otherRights(patterns).map((snippet) => (
        <RightSwitch key={snippet} title={snippet} hint={t('rights.other.hint')} {...switchOf(snippet)} />
      ))}
      <AddRight onAdd={(snippet) => save(snippet, withSnippet(patterns, snippet, true))} />
    </Flex>
  );
}
