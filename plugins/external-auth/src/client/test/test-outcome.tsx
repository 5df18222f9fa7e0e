import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import type { Criterion, Outcome, TokenCheck } from '../../contract';

/** Which criteria a token meets, in words and signs. */
export function TestOutcome({ check }: { readonly check: TokenCheck }): ReactNode {
  const t = useT();
  const roles = check.roles.length === 0 ? t('test.noRoles') : t('test.roles', { roles: check.roles.join(', ') });
  return (
    <Flex vertical gap="middle">
      {check.accepted ? (
        <Alert type="success" showIcon title={t('test.accepted')} description={roles} />
      ) : (
        <Alert type="error" showIcon title={t('test.refused')} />
      )}
      <ul aria-label={t('test.criteria')} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
        {check.criteria.map(({ name, outcome }) => (
          <CriterionLine key={name} name={name} outcome={outcome} />
        ))}
      </ul>
    </Flex>
  );
}

interface CriterionLineProps {
  readonly name: Criterion;
  readonly outcome: Outcome;
}

function CriterionLine({ name, outcome }: CriterionLineProps): ReactNode {
  const t = useT();
  return (
    <li>
      <Flex gap="small" align="start">
        <OutcomeSign outcome={outcome} />
        <div>
          {t(`criteria.${name}`)} <Typography.Text type="secondary">– {t(`outcomes.${outcome}`)}</Typography.Text>
          {outcome === 'failed' ? <div>{t(`advice.${name}`)}</div> : null}
        </div>
      </Flex>
    </li>
  );
}

function OutcomeSign({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { token } = theme.useToken();
  const style = { fontSize: 16, marginTop: 3 };
  if (outcome === 'passed') return <CheckCircleOutlined aria-hidden style={{ ...style, color: token.colorSuccess }} />;
  if (outcome === 'failed') return <CloseCircleOutlined aria-hidden style={{ ...style, color: token.colorError }} />;
  return <MinusCircleOutlined aria-hidden style={{ ...style, color: token.colorTextSecondary }} />;
}
