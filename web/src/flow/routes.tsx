import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { FlowsPage } from './flows-page.tsx';
import { RunsPage } from './run/runs-page.tsx';

const FlowDesignerPage = lazy(async () => ({
  default: (await import('./flow-designer.tsx')).FlowDesignerPage,
}));
const RunPage = lazy(async () => ({ default: (await import('./run/run-page.tsx')).RunPage }));

export const routes: RouteObject[] = [
  { index: true, element: <FlowsPage /> },
  { path: 'runs', element: <RunsPage /> },
  { path: 'runs/:run', element: <RunPage /> },
  { path: ':key', element: <FlowDesignerPage /> },
  { path: ':key/runs', element: <RunsPage /> },
];
