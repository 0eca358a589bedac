import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const EntitiesPage = lazy(async () => ({ default: (await import('./list/entities-page.tsx')).EntitiesPage }));
const DesignerPage = lazy(async () => ({
  default: (await import('./designer/designer-page.tsx')).DesignerPage,
}));

export const routes: RouteObject[] = [
  { index: true, element: <EntitiesPage /> },
  { path: ':entity', element: <DesignerPage /> },
];
