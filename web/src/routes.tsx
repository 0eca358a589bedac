import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, Navigate, useRoutes, type RouteObject } from 'react-router';
import { CatalogProvider, useListedEntities } from './app/catalog.tsx';
import { FieldServicesProvider } from './app/field-services.tsx';
import { MorePage } from './app/more-page.tsx';
import type { NavEntry } from './app/nav-entry.ts';
import { NotFound } from './app/not-found.tsx';
import { BrokenRoom } from './app/room-boundary.tsx';
import { SessionGate } from './app/session.tsx';
import { Shell } from './app/shell.tsx';
import { whenIdle } from './app/when-idle.ts';
import { useIsPhone } from '@atelier/ui';

/**
 * Which address belongs to which room. A room is one folder; its `routes.tsx` exports
 * `routes: RouteObject[]`, relative to the address given here, and is fetched when first visited.
 * Its `nav.ts`, if it has one, exports the lines it wants in the rail and is part of the first load.
 */
const rooms: readonly { readonly path: string; readonly folder: string }[] = [
  { path: 'records', folder: 'record' },
  { path: 'inbox', folder: 'message' },
  { path: 'dashboards', folder: 'report' },
  { path: 'flows', folder: 'flow' },
  { path: 'design', folder: 'entity' },
  { path: 'packs', folder: 'pack' },
  { path: 'access', folder: 'access' },
];

interface RoomModule {
  readonly routes: RouteObject[];
}

const roomModules = import.meta.glob<RoomModule>('./*/routes.tsx');
const navModules = import.meta.glob<{ readonly nav: readonly NavEntry[] }>('./*/nav.{ts,tsx}', {
  eager: true,
});

const nav: readonly NavEntry[] = Object.values(navModules).flatMap((module) => module.nav);

function roomRoutes(): RouteObject[] {
  return rooms.flatMap(({ path, folder }) => {
    const load = roomModules[`./${folder}/routes.tsx`];
    if (!load) return [];
    const Room = lazy(async () => ({ default: roomComponent(await load()) }));
    return [{ path: `${path}/*`, element: <Room /> }];
  });
}

function roomComponent({ routes }: RoomModule): ComponentType {
  const all = [...routes, { path: '*', element: <NotFound /> }];
  return function Room() {
    return useRoutes(all);
  };
}

/** The room of the first address is fetched beside the session and the catalog, not after them. */
function fetchFirstRoom(): void {
  const [, first = ''] = location.pathname.split('/');
  const asked = rooms.find(({ path }) => path === first);
  const load = roomModules[`./${asked?.folder ?? 'record'}/routes.tsx`];
  // Who needs the room asks again, and hears then why it could not be had.
  const fetch = () => void load?.().catch(() => undefined);
  if (asked || first === '') fetch();
  else whenIdle(fetch);
}

/** The start: what the day asks for on a phone, else the first table; an empty workspace begins with a choice. */
function Home() {
  const isPhone = useIsPhone();
  const first = useListedEntities()[0];
  if (isPhone && 'message' in roomFolders) return <Navigate replace to="/inbox" />;
  return <Navigate replace to={first ? `/records/${first.model.key}` : '/access/start'} />;
}

const roomFolders = Object.fromEntries(
  rooms.filter(({ folder }) => roomModules[`./${folder}/routes.tsx`]).map(({ folder }) => [folder, true]),
);

function Frame() {
  return (
    <SessionGate>
      <CatalogProvider>
        <FieldServicesProvider>
          <Shell nav={nav} />
        </FieldServicesProvider>
      </CatalogProvider>
    </SessionGate>
  );
}

const SetupPage = lazy(async () => ({ default: (await import('./access/setup-page.tsx')).SetupPage }));
const SignInPage = lazy(async () => ({ default: (await import('./access/sign-in-page.tsx')).SignInPage }));
const FirstPasswordPage = lazy(async () => ({
  default: (await import('./access/first-password-page.tsx')).FirstPasswordPage,
}));
const InvitationPage = lazy(async () => ({
  default: (await import('./access/invitation-page.tsx')).InvitationPage,
}));

export function createRouter() {
  fetchFirstRoom();
  return createBrowserRouter([
    { path: '/setup', element: <SetupPage /> },
    { path: '/sign-in', element: <SignInPage /> },
    { path: '/first-password', element: <FirstPasswordPage /> },
    { path: '/invitation', element: <InvitationPage /> },
    {
      element: <Frame />,
      errorElement: <BrokenRoom error={undefined} />,
      children: [
        { path: '/', element: <Home /> },
        { path: '/more', element: <MorePage nav={nav} /> },
        ...roomRoutes(),
        { path: '*', element: <NotFound /> },
      ],
    },
  ]);
}
