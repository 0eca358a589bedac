import { lazy } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { ProfilePage } from './profile-page.tsx';
import { StartPage } from './start-page.tsx';

const UsersPage = lazy(async () => ({ default: (await import('./users-page.tsx')).UsersPage }));

export const routes: RouteObject[] = [
  { index: true, element: <Navigate replace to="/access/profile" /> },
  { path: 'start', element: <StartPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: 'users', element: <UsersPage /> },
];
