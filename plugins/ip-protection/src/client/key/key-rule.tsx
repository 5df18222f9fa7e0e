import { SafetyCertificateOutlined, SafetyOutlined } from '@ant-design/icons';
import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { LISTS } from '../../contract/rule';
import { useRules } from '../rule-queries';

/** Says whether there is a rule for a key, and leads to it or to a new one. */
export default function KeyRule({ keyId, name }: SlotProps['api-key-action']): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const { data: rules } = useRules();
  const subject = `apiKey:${keyId}`;
  const rule = rules?.data.find((one) => one.subject === subject);
  const count = LISTS.reduce((sum, list) => sum + (rule?.entries[list] ?? 0), 0);
  const target = rule ? `rule=${encodeURIComponent(subject)}` : `rule=new&for=${keyId}`;
  return (
    <Tooltip title={rule ? t('key.has', { count }) : t('key.none')}>
      <Button
        type="text"
        aria-label={rule ? t('key.open', { name, count }) : t('key.add', { name })}
        icon={rule ? <SafetyCertificateOutlined /> : <SafetyOutlined />}
        onClick={() => void navigate(`/settings/ip-protection?tab=apiKey&${target}`)}
      />
    </Tooltip>
  );
}
