const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** JSON Schema of an id. */
export const idSchema = { type: 'string', pattern: uuid.source };

export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}

/** The one form of an id; anything else as it is. */
export function plainId(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() || null : value;
}
