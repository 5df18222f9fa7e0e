import { useT } from '@mortise/plugin-api/client';
import { LeaveQuestion, useFocusReturn, useNoIdleSteps } from '@mortise/ui';
import { Drawer, Grid } from 'antd';
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ConnectionBanner } from '../../live/connection-banner';
import { Palette } from '../../palette/palette';
import { SessionDialog } from '../../session/session-dialog';
import { POPUPS } from '../../theme/popup-container';
import { SideMenu } from './side-menu';
import { TopBar } from './top-bar';

/** The frame around every page: top bar, menu, banners, dialogs that may appear anywhere. */
export function AdminLayout(): ReactNode {
  const t = useT();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useFocusOnNavigation(() => setMenuOpen(false));
  useFocusReturn(menuOpen);
  useNoIdleSteps();
  return (
    <div className="admin">
      <a className="skip-link" href="#main" onClick={(event) => skipTo(main.current, event)}>
        {t('layout.skip')}
      </a>
      <TopBar wide={wide} onMenu={() => setMenuOpen(true)} />
      <ConnectionBanner />
      <div className="admin-body">
        {wide ? (
          <div className="admin-side">
            <SideMenu />
          </div>
        ) : (
          <Drawer open={menuOpen} placement="left" size={288} title={t('layout.menu')} onClose={() => setMenuOpen(false)}>
            <SideMenu />
          </Drawer>
        )}
        <main id="main" ref={main} tabIndex={-1} className="admin-main">
          <Outlet />
          <div id={POPUPS} />
        </main>
      </div>
      <Palette />
      <LeaveQuestion />
      <SessionDialog />
    </div>
  );
}

/** Without the browser's own jump: that makes a step in the history of which the router knows nothing, so that nothing could be asked there. */
function skipTo(place: HTMLElement | null, event: MouseEvent): void {
  event.preventDefault();
  place?.focus();
}

/** A new page begins at its top, also for people who hear it; a change within a page does not move anybody. */
function useFocusOnNavigation(onNavigate: () => void): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const known = useRef(pathname);
  useEffect(() => {
    if (known.current === pathname) return;
    known.current = pathname;
    onNavigate();
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  });
  return main;
}
