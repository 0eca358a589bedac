import { isAbsolute, resolve } from 'node:path';
import { startProblem } from './start-problems.ts';

/** How this process was asked to run. Nothing has to be set; every value has a default that works. */
export class Settings {
  readonly host: string;
  readonly port: number;
  /** Absolute. Files, secrets and the embedded PostgreSQL live below it. */
  readonly dataDir: string;
  /** A PostgreSQL of the operator's own; absent: the embedded one. May hold a password, so it is never printed. */
  readonly databaseUrl: string | undefined;
  /** Where people reach the product, when that differs from host and port (a proxy in front). */
  readonly publicUrl: URL | undefined;
  /** The folder with the built pages; absent: none are served. */
  readonly webDir: string | undefined;
  /** Hosts of the own network that flows may call although they are private: `name` or `name:port`. */
  readonly egressAllow: readonly string[];
  readonly logTo: 'file' | 'stdout';
  readonly version: string;

  constructor(values: SettingValues) {
    this.host = values.host ?? '127.0.0.1';
    this.port = values.port ?? 3000;
    this.dataDir = values.dataDir;
    this.databaseUrl = values.databaseUrl;
    this.publicUrl = values.publicUrl;
    this.webDir = values.webDir;
    this.egressAllow = values.egressAllow ?? [];
    this.logTo = values.logTo ?? 'file';
    this.version = values.version ?? '0.0.0';
  }
}

export interface SettingValues {
  readonly host?: string;
  readonly port?: number;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly publicUrl?: URL | undefined;
  readonly webDir?: string | undefined;
  readonly egressAllow?: readonly string[];
  readonly logTo?: 'file' | 'stdout';
  readonly version?: string;
}

export interface SettingSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths are seen from here. */
  readonly root: string;
  readonly webDir?: string;
  readonly version: string;
}

/** Reads PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, EGRESS_ALLOW and LOG. Throws a start problem that names the variable. */
export function readSettings({ env, root, webDir, version }: SettingSource): Settings {
  const dataDir = filled(env['DATA_DIR']) ?? '.atelier';
  return new Settings({
    host: filled(env['HOST']) ?? '127.0.0.1',
    port: readPort(filled(env['PORT'])),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(root, dataDir),
    databaseUrl: readDatabaseUrl(filled(env['DATABASE_URL'])),
    publicUrl: readPublicUrl(filled(env['PUBLIC_URL'])),
    webDir,
    egressAllow:
      filled(env['EGRESS_ALLOW'])
        ?.split(',')
        .map((host) => host.trim()) ?? [],
    logTo: filled(env['LOG']) === 'stdout' ? 'stdout' : 'file',
    version,
  });
}

function filled(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw startProblem('start.port-invalid', { details: { value: text } });
  return port;
}

/** The address is checked for its shape only; what it leads to is found out by connecting. */
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse?.(text) ?? (URL.canParse(text) ? new URL(text) : null);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw startProblem('start.database-url-invalid');
  return text;
}

function readPublicUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (!isPlain) throw startProblem('start.public-url-invalid', { details: { value: text } });
  return url;
}
