import { type RouteObject } from 'react-router';
import { ListPage } from './list/list-page.tsx';

export const routes: RouteObject[] = [{ path: ':entity', element: <ListPage /> }];
