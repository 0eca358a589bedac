import { flows } from '@atelier/api';
import type { Flow } from '@atelier/flow';
import { designApi } from '../app/design/design-api.ts';

export const flowApi = designApi<Flow>(flows);
