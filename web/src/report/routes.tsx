import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { DashboardPage } from './dashboard-page.tsx';
import { DashboardsPage } from './dashboards-page.tsx';

const DashboardDesigner = lazy(async () => ({
  default: (await import('./designer/dashboard-designer.tsx')).DashboardDesignerPage,
}));

export const routes: RouteObject[] = [
  { index: true, element: <DashboardsPage /> },
  { path: ':key', element: <DashboardPage /> },
  { path: ':key/design', element: <DashboardDesigner /> },
];
