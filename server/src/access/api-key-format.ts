/** Lets secret scanners and people recognise a key of this product. */
export const apiKeyPrefix = 'atelier_';
