import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { GrantableField, Role, StoredScope } from '../acl-queries';
import { type Entry, type Grant, type GrantableCollection, MATRIX_ACTIONS, grantOf, withGrant } from '../permissions/rights';
import { defaultEntry } from '../permissions/strategy';
import type { RoleDraft } from '../permissions/use-draft';
import { ActionSection } from './action-section';
import { effectiveRights, rightsSentence } from './sentence';

export interface CollectionRulesProps {
  readonly role: Role;
  readonly collection: GrantableCollection;
  readonly fields: readonly GrantableField[];
  readonly scopes: readonly StoredScope[];
  readonly draft: RoleDraft;
  readonly entry: Entry;
  onChange(entry: Entry): void;
}

/** The choice between the role's default and rules of its own, what follows from it in words, and the rules. */
export function CollectionRules(props: CollectionRulesProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { role, collection, draft, entry, onChange } = props;
  const sentence = rightsSentence(effectiveRights(collection, entry, draft.defaults), { t, language, role: role.title });
  const choose = (own: boolean): void => onChange(own ? defaultEntry(collection, draft.defaults, draft.own) : undefined);
  return (
    <Flex vertical gap="large">
      <Radio.Group
        aria-label={t('permissions.rules')}
        value={entry !== undefined}
        onChange={(event) => choose(event.target.value === true)}
      >
        <Flex vertical gap="small">
          <Radio value={false}>{t(collection.plugin === null ? 'collection.useDefault' : 'collection.useDefaultOfPlugin')}</Radio>
          <Radio value>{t('collection.useRules')}</Radio>
        </Flex>
      </Radio.Group>
      <div role="status">
        <Alert type="info" showIcon title={sentence} />
      </div>
      {entry === undefined ? null : <Actions {...props} entry={entry} />}
    </Flex>
  );
}

function Actions({
  collection,
  fields,
  scopes,
  draft,
  entry,
  onChange,
}: CollectionRulesProps & { readonly entry: readonly Grant[] }): ReactNode {
  const extra = entry.map(({ action }) => action).filter((action) => !(MATRIX_ACTIONS as readonly string[]).includes(action));
  return [...MATRIX_ACTIONS, ...extra].map((action) => (
    <ActionSection
      key={action}
      action={action}
      collection={collection}
      fields={fields}
      scopes={scopes}
      own={draft.own}
      grant={grantOf(entry, action)}
      onChange={(grant) => onChange(withGrant(entry, action, grant))}
    />
  ));
}
