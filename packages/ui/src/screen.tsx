import { ArrowLeftOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useServices } from '@mortise/plugin-api/client';

export interface ScreenProps {
  readonly title: string;
  /** One sentence on what the page is for. */
  readonly description?: ReactNode;
  /** Buttons at the right of the title; the main one last. */
  readonly actions?: ReactNode;
  /** The page that lists what this one is about; its link stands above the title. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}

/** The frame of every page: its heading, its buttons, the title of the browser's tab. */
export function Screen({ title, description, actions, back, children }: ScreenProps): ReactNode {
  const { settings } = useServices().session.boot;
  useEffect(() => {
    document.title = `${title} · ${settings.title}`;
  }, [title, settings.title]);
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      {back === undefined ? null : <BackLink {...back} />}
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, flex: '1 1 16rem' }}>
          <Typography.Title level={1} style={{ fontSize: 22, lineHeight: 1.3, margin: 0 }}>
            {title}
          </Typography.Title>
          {description === undefined ? null : <Typography.Text type="secondary">{description}</Typography.Text>}
        </div>
        {actions === undefined ? null : (
          <Flex wrap gap="small">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </Flex>
  );
}

function BackLink({ to, label }: NonNullable<ScreenProps['back']>): ReactNode {
  return (
    <nav aria-label={label} style={{ marginBottom: -8 }}>
      <Link to={to}>
        <ArrowLeftOutlined aria-hidden /> {label}
      </Link>
    </nav>
  );
}
