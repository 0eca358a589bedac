/** What a backup says about itself. It is the last entry of the file, so it knows everything before it. */
export interface Manifest {
  readonly product: 'atelier';
  readonly format: 1;
  readonly version: string;
  readonly createdAt: string;
  readonly postgresql: string;
  /** Names of the migrations that had run, oldest first. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableEntry[];
  /** Names in the storage; the entry of each is `files/<name>`. */
  readonly files: readonly string[];
  readonly checksums: Readonly<Record<string, Checksum>>;
}

export interface TableEntry {
  readonly schema: string;
  readonly name: string;
  /** In the order of the data. */
  readonly columns: readonly string[];
  readonly entry: string;
}

export interface Checksum {
  readonly sha256: string;
  readonly bytes: number;
}

export const manifestEntry = 'manifest.json';
export const recordSchemaEntry = 'record-schema.json';
export const secretsEntry = 'secrets.json';

export function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const manifest = value as Partial<Manifest>;
  return (
    manifest.product === 'atelier' &&
    manifest.format === 1 &&
    Array.isArray(manifest.tables) &&
    Array.isArray(manifest.migrations)
  );
}
