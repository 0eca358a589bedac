import type { RouteObject } from 'react-router';
import { InboxPage } from './inbox-page.tsx';

export const routes: RouteObject[] = [{ index: true, element: <InboxPage /> }];
