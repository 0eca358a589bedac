import type { Port } from '@atelier/flow';

/** The one exit of a node that just goes on. */
export const nextPort: Port = { id: 'next', label: { zh: '然后', en: 'Then' } };
