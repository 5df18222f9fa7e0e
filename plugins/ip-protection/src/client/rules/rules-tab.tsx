import { PlusOutlined, SafetyOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RuleSummary } from '../../contract/rule';
import { RemoveRule } from './remove-rule';
import { RuleDrawer } from './rule-drawer';
import { RulesTable } from './rules-table';
import { useApiPlaces } from './use-api-places';
import { type SubjectKind, isOfKind } from './subject-kind';

export interface RulesTabProps {
  readonly kind: SubjectKind;
  readonly rules: readonly RuleSummary[];
}

/** The rules for paths, for keys or for clients. */
export function RulesTab({ kind, rules }: RulesTabProps): ReactNode {
  const t = useT();
  const [open] = useUrlState('rule');
  const patch = useUrlPatch({ push: true });
  const [newId] = useUrlState('for');
  const [removing, setRemoving] = useState<string>();
  const { lasting } = useApiPlaces();
  const found = open === 'new' && newId !== undefined ? ruleFor([lasting(newId), newId], { kind, rules }) : undefined;
  const shown = rules.filter(({ subject }) => isOfKind(subject, kind));
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ rule: 'new' })}>
      {t(`add.${kind}`)}
    </Button>
  );
  return (
    <>
      {shown.length === 0 ? (
        <EmptyState icon={<SafetyOutlined />} title={t(`empty.${kind}`)} hint={t(`hints.${kind}`)} action={add} />
      ) : (
        <Flex vertical gap="middle">
          <Flex wrap gap="small" justify="space-between" align="flex-start">
            <Typography.Text style={{ flex: '1 1 20rem' }}>{t(`hints.${kind}`)}</Typography.Text>
            {add}
          </Flex>
          <RulesTable label={t(`tabs.${kind}`)} rules={shown} onOpen={(subject) => patch({ rule: subject })} onRemove={setRemoving} />
        </Flex>
      )}
      <RuleDrawer kind={kind} open={found ?? open} newId={newId} taken={rules} onClose={() => patch({ rule: undefined, for: undefined })} />
      <RemoveRule subject={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

/** The subject of a rule there is already, for the first of these. */
function ruleFor(ids: readonly string[], { kind, rules }: RulesTabProps): string | undefined {
  const subjects = new Set(rules.map(({ subject }) => subject));
  return ids.map((id) => `${kind}:${id}`).find((subject) => subjects.has(subject));
}
