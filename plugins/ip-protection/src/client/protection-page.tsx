import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { OwnPlaceNotice } from './own-place-notice';
import { RefusalsTab } from './refusals/refusals-tab';
import { EverythingTab } from './rule/everything-tab';
import { type Rules, useRules } from './rule-queries';
import { RulesTab } from './rules/rules-tab';
import { KINDS } from './rules/subject-kind';
import { Sections } from './sections';
import { TrialTab } from './trial/trial-tab';

const FIRST = 'everything';

/** Who may call from where, and who was refused. */
export default function ProtectionPage(): ReactNode {
  const t = useT();
  const rules = useRules();
  return (
    <Screen title={t('title')} description={t('description')}>
      <Loaded query={rules}>{(found) => <ProtectionSections found={found} />}</Loaded>
    </Screen>
  );
}

function ProtectionSections({ found: { data, meta } }: { readonly found: Rules }): ReactNode {
  const t = useT();
  const [tab = FIRST] = useUrlState('tab');
  const patch = useUrlPatch();
  const items = [
    { key: FIRST, label: t('tabs.everything'), children: <EverythingTab /> },
    ...KINDS.map((kind) => ({ key: kind, label: t(`tabs.${kind}`), children: <RulesTab kind={kind} rules={data} /> })),
    { key: 'trial', label: t('tabs.trial'), children: <TrialTab own={meta} /> },
    { key: 'refusals', label: t('tabs.refusals'), children: <RefusalsTab /> },
  ];
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      <OwnPlaceNotice own={meta} />
      <Sections
        items={items}
        active={items.some(({ key }) => key === tab) ? tab : FIRST}
        onChoose={(key) => patch({ tab: key === FIRST ? undefined : key, rule: undefined, page: undefined })}
      />
    </Flex>
  );
}
