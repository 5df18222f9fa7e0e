import { EditOutlined, EyeOutlined, WarningOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PermissionRisk, PluginPermissionRow } from './plugin-row';

const RISKS = ['admin', 'write', 'read'] as const;
const ICONS = { admin: WarningOutlined, write: EditOutlined, read: EyeOutlined } as const;
const COLORS = { admin: 'colorErrorText', write: 'colorWarningText', read: 'colorSuccessText' } as const;

export interface PermissionsTabProps {
  readonly permissions: readonly PluginPermissionRow[];
}

/** What a plugin makes possible, the dangerous things first. */
export function PermissionsTab({ permissions }: PermissionsTabProps): ReactNode {
  const t = useT();
  if (permissions.length === 0) return <Typography.Text>{t('plugins.permissions.none')}</Typography.Text>;
  return (
    <Flex vertical gap="large">
      <Typography.Text type="secondary">{t('plugins.permissions.hint')}</Typography.Text>
      {RISKS.map((risk) => (
        <RiskGroup key={risk} risk={risk} permissions={permissions.filter((permission) => permission.risk === risk)} />
      ))}
    </Flex>
  );
}

function RiskGroup({ risk, permissions }: PermissionsTabProps & { readonly risk: PermissionRisk }): ReactNode {
  const t = useT();
  const id = useId();
  const { token } = theme.useToken();
  const Icon = ICONS[risk];
  if (permissions.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Typography.Title level={2} id={id} style={{ fontSize: 14, margin: 0 }}>
        <Icon aria-hidden style={{ color: token[COLORS[risk]], marginInlineEnd: 8 }} />
        {t(`plugins.risk.${risk}`)}
      </Typography.Title>
      <Typography.Text type="secondary">{t(`plugins.risk.${risk}Hint`)}</Typography.Text>
      <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
        {permissions.map(({ name, title }) => (
          <li key={name} style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, padding: '8px 0' }}>
            <Flex wrap gap="2px 12px" justify="space-between">
              <span>{title}</span>
              <Typography.Text code style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
