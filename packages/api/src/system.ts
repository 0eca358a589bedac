import Type from 'typebox';
import { endpoint } from './endpoint.ts';

/** About the server itself: for probes, monitoring and programs that read the API's description. */

const tag = 'system';

export const readLiveness = endpoint({
  method: 'GET',
  path: '/livez',
  tag,
  summary: 'The process runs',
  can: 'public',
  answer: Type.Object({ alive: Type.Literal(true) }),
});

export const readReadiness = endpoint({
  method: 'GET',
  path: '/readyz',
  tag,
  summary: 'Whether requests should be sent here; 503 when not',
  can: 'public',
  answer: Type.Object({ ready: Type.Boolean(), parts: Type.Record(Type.String(), Type.Boolean()) }),
});

/** From this machine, or with the permission `system:operate`. */
export const readMetrics = endpoint({
  method: 'GET',
  path: '/metrics',
  tag,
  summary: 'Metrics in the format of Prometheus; from this machine, or with the permission system:operate',
  can: 'public',
  download: ['text/plain'],
});

export const readOpenApi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  tag,
  summary: 'This description, with the published entities the caller may read',
  can: 'session',
  answer: Type.Unsafe<Record<string, unknown>>({ type: 'object', title: 'OpenAPI 3.1 document' }),
});
