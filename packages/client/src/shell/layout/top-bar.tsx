import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { useServices, useT } from '@mortise/plugin-api/client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Bell } from '../../notices/bell';
import { usePalette } from '../../palette/palette-state';
import { Logo } from '../../theme/logo';
import { Slot } from '../slot';
import { UserMenu } from '../../session/user-menu';

export interface TopBarProps {
  /** The menu has a column of its own. */
  readonly wide: boolean;
  onMenu(): void;
}

export function TopBar({ wide, onMenu }: TopBarProps): ReactNode {
  const t = useT();
  const { settings } = useServices().session.boot;
  const palette = usePalette();
  return (
    <header className="admin-top">
      {wide ? null : <Button type="text" icon={<MenuOutlined />} aria-label={t('layout.menu')} onClick={onMenu} />}
      <Link to="/" className="admin-brand">
        <Logo size={26} color={settings.primaryColor} />
        <span>{settings.title}</span>
      </Link>
      <Button
        className="palette-button"
        icon={<SearchOutlined />}
        {...(wide ? {} : { 'aria-label': t('palette.button') })}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => palette.open()}
      >
        {wide ? (
          <>
            {t('palette.button')} <kbd>Ctrl K</kbd>
          </>
        ) : null}
      </Button>
      <Slot name="top-bar" properties={{}} />
      <Bell />
      <UserMenu wide={wide} />
    </header>
  );
}
