import { dashboards } from '@atelier/api';
import type { Dashboard } from '@atelier/report';
import { designApi } from '../app/design/design-api.ts';

export const dashboardApi = designApi<Dashboard>(dashboards);
