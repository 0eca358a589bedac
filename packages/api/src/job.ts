import Type from 'typebox';
import { endpoint } from './endpoint.ts';
import { IdShape, JobShape } from './shapes.ts';

/** Long work with progress: imports, undo of many changes, backfills. */

export const readJob = endpoint({
  method: 'GET',
  path: '/api/jobs/:id',
  tag: 'jobs',
  summary: 'How far a job is; its result or its problem when it has ended',
  can: 'session',
  params: Type.Object({ id: IdShape }),
  answer: JobShape,
});

export const listJobs = endpoint({
  method: 'GET',
  path: '/api/jobs',
  tag: 'jobs',
  summary: 'Jobs of the viewer that are under way or ended within a day, newest first',
  can: 'session',
  answer: Type.Object({ jobs: Type.Array(JobShape) }),
});
