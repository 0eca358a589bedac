import { useIsPhone, useText } from '@atelier/ui';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { Loading } from '@atelier/ui';
import { InsecureNotice } from './insecure-notice.tsx';
import { appMessages } from './messages.ts';
import type { NavEntry } from './nav-entry.ts';
import { PhoneTabs } from './phone-tabs.tsx';
import { Rail } from './rail.tsx';
import { RoomBoundary } from './room-boundary.tsx';
import styles from './shell.module.css';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The frame around every room: rail (on a phone tabs), content, shortcuts. */
export function Shell({ nav }: { readonly nav: readonly NavEntry[] }) {
  const say = useText(appMessages);
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const main = useFocusOnNavigation(pathname);
  useFollowedLinks();
  useShortcuts([{ keys: 'g', label: say('shortcutGo'), global: true, run: () => void navigate('/') }]);

  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {say('skip')}
      </a>
      {!isPhone && <Rail nav={nav} />}
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <InsecureNotice />
        <RoomBoundary at={pathname}>
          <Suspense fallback={<RoomLoading />}>
            <Outlet />
          </Suspense>
        </RoomBoundary>
      </main>
      {isPhone && <PhoneTabs nav={nav} />}
      <ShortcutHelp />
    </div>
  );
}

function RoomLoading() {
  return (
    <div className={styles.roomLoading}>
      <Loading rows={5} />
    </div>
  );
}

/** After a change of page, keyboard and screen reader go on at its beginning, not at the link that led there. */
function useFocusOnNavigation(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Links that field views and rich texts draw are plain anchors; here they become navigation. */
function useFollowedLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onClick = (event: MouseEvent) => followLink(event, (to) => void navigate(to));
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [navigate]);
}

function followLink(event: MouseEvent, go: (to: string) => void): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const to = link?.getAttribute('href');
  if (!link || !to?.startsWith('/') || to.startsWith('/api/') || link.target || link.hasAttribute('download'))
    return;
  event.preventDefault();
  go(to);
}
