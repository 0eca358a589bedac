import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { EntitiesPage } from './list/entities-page.tsx';
import { ListPage } from './list/list-page.tsx';

const RecordPage = lazy(async () => ({ default: (await import('./page/record-page.tsx')).RecordPage }));
const NewRecordPage = lazy(async () => ({
  default: (await import('./form/new-record-page.tsx')).NewRecordPage,
}));
const RecycleBinPage = lazy(async () => ({
  default: (await import('./list/recycle-bin-page.tsx')).RecycleBinPage,
}));
const ImportStartPage = lazy(async () => ({
  default: (await import('./import/import-start-page.tsx')).ImportStartPage,
}));
const ImportPage = lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage }));
const PastImportsPage = lazy(async () => ({
  default: (await import('./import/past-imports-page.tsx')).PastImportsPage,
}));

export const routes: RouteObject[] = [
  { index: true, element: <EntitiesPage /> },
  { path: ':entity', element: <ListPage /> },
  { path: ':entity/new', element: <NewRecordPage /> },
  { path: ':entity/recycle-bin', element: <RecycleBinPage /> },
  { path: ':entity/import', element: <ImportStartPage /> },
  { path: ':entity/import/:importId', element: <ImportPage /> },
  { path: ':entity/imports', element: <PastImportsPage /> },
  { path: ':entity/:id', element: <RecordPage /> },
];
