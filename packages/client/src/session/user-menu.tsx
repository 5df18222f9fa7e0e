import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { type RoleChoice, useServices, useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Button, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, type SyntheticEvent, useRef } from 'react';
import { LANGUAGES } from '../texts/languages';
import { PasswordDrawer } from './password-drawer';
import { ProfileDrawer } from './profile-drawer';
import { useSessionActions } from './session-actions';

/** The viewer's own matters: profile, password, language, theme, role, sign out. */
export function UserMenu({ wide }: { readonly wide: boolean }): ReactNode {
  const t = useT();
  const { session } = useServices();
  const [drawer, open] = useUrlState('account', { push: true });
  const button = useRef<HTMLButtonElement>(null);
  const items = useUserMenuItems(open);
  const name = session.user.nickname ?? session.user.username ?? session.user.email ?? '';
  return (
    <>
      <Dropdown
        autoFocus
        destroyOnHidden
        menu={{ ...items, onClick: ({ domEvent }) => focusInstead(domEvent, button.current) }}
        trigger={['click']}
        placement="bottomRight"
      >
        <Button ref={button} type="text" icon={<UserOutlined />} aria-label={t('user.menu', { name })} aria-haspopup="menu">
          {wide ? (
            <>
              <span className="user-name">{name}</span> <DownOutlined aria-hidden />
            </>
          ) : null}
        </Button>
      </Dropdown>
      <ProfileDrawer open={drawer === 'profile'} onClose={() => open(undefined)} />
      <PasswordDrawer open={drawer === 'password'} onClose={() => open(undefined)} />
    </>
  );
}

/** The menu goes away, and with it what has the focus. The key that chose must not press the button as well. */
function focusInstead(event: SyntheticEvent, button: HTMLButtonElement | null): void {
  event.preventDefault();
  button?.focus();
}

const THEMES = ['auto', 'light', 'dark'] as const;

function useUserMenuItems(openDrawer: (drawer: 'profile' | 'password') => void): MenuProps {
  const t = useT();
  const { signOut } = useSessionActions();
  return {
    items: [
      { key: 'profile', label: t('profile.title'), onClick: () => openDrawer('profile') },
      { key: 'password', label: t('password.title'), onClick: () => openDrawer('password') },
      { type: 'divider' },
      ...useChoiceItems(),
      { type: 'divider' },
      { key: 'sign-out', label: t('user.signOut'), onClick: () => void signOut() },
    ],
  };
}

/** One submenu for each matter in which there is something to choose. */
function useChoiceItems(): NonNullable<MenuProps['items']> {
  const t = useT();
  const { session, language } = useServices();
  const { chooseLanguage, chooseTheme, chooseRole } = useSessionActions();
  const { settings, roles } = session.boot;
  const languages = Object.entries(LANGUAGES).filter(([tag]) => settings.enabledLanguages.includes(tag));
  const themes = THEMES.map((theme) => [theme, t(`user.themes.${theme}`)] as const);
  const choices = [
    { key: 'language', values: languages, current: language, choose: chooseLanguage },
    { key: 'theme', values: themes, current: session.user.theme ?? 'auto', choose: chooseTheme },
    { key: 'role', values: (roles?.available ?? []).map(roleText), current: session.role, choose: chooseRole },
  ].filter(({ values }) => values.length > 1);
  return choices.map(({ key, values, current, choose }) => ({
    key,
    label: t(`user.${key}`),
    children: values.map(([value, text]) => ({
      key: `${key}:${value}`,
      label: value === current ? `✓ ${text}` : text,
      onClick: () => void choose(value),
    })),
  }));
}

function roleText({ name, title }: RoleChoice): readonly [string, string] {
  return [name, title ?? name];
}
