/** A session ends by itself after this time, however much it was used. */
export const sessionSeconds = 30 * 24 * 3600;
