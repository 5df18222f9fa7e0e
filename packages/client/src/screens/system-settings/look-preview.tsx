import { useT } from '@mortise/plugin-api/client';
import { Button, ConfigProvider, Flex, Switch, Typography, theme } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Logo } from '../../theme/logo';
import { createTheme } from '../../theme/tokens';

export interface LookPreviewProps {
  readonly title: string;
  /** `#rrggbb` */
  readonly color: string;
}

/** How the product looks with these settings, by day and by night. */
export function LookPreview({ title, color }: LookPreviewProps): ReactNode {
  const t = useT();
  return (
    <section aria-label={t('systemSettings.preview')} style={{ flex: '1 1 280px', maxWidth: 420, minWidth: 0 }}>
      <Flex vertical gap="middle">
        <Look title={title} color={color} caption={t('systemSettings.light')} dark={false} />
        <Look title={title} color={color} caption={t('systemSettings.dark')} dark />
      </Flex>
    </section>
  );
}

interface LookProps extends LookPreviewProps {
  readonly caption: string;
  readonly dark: boolean;
}

function Look({ title, color, caption, dark }: LookProps): ReactNode {
  const look = useMemo(() => createTheme({ dark, primaryColor: color, still: true }), [dark, color]);
  return (
    <figure style={{ margin: 0 }}>
      <figcaption style={{ marginBottom: 6 }}>
        <Typography.Text type="secondary">{caption}</Typography.Text>
      </figcaption>
      <ConfigProvider theme={{ ...look, inherit: false }}>
        <Sample title={title} />
      </ConfigProvider>
    </figure>
  );
}

/** A picture, not something to use. */
function Sample({ title }: { readonly title: string }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const line = `1px solid ${token.colorBorderSecondary}`;
  return (
    <div
      inert
      aria-hidden
      style={{ border: line, borderRadius: token.borderRadiusLG, overflow: 'hidden', background: token.colorBgLayout }}
    >
      <Flex gap={10} align="center" style={{ padding: '10px 16px', background: token.colorBgContainer, borderBottom: line }}>
        <Logo size={24} color={token.colorPrimary} />
        <Typography.Text strong ellipsis>
          {title}
        </Typography.Text>
      </Flex>
      <Flex wrap gap="middle" align="center" style={{ padding: 16 }}>
        <Button type="primary">{t('systemSettings.sampleMain')}</Button>
        <Button>{t('systemSettings.sampleOther')}</Button>
        <Switch checked />
        <span style={{ color: token.colorLink }}>{t('systemSettings.sampleLink')}</span>
      </Flex>
    </div>
  );
}
