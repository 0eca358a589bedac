import { isProblem, joinCatalogues, textOfCode } from '@atelier/problem';
import 'reflect-metadata';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { migrations } from './migrations.ts';
import { backup } from './platform/backup/backup.ts';
import { backupProblem, backupProblems } from './platform/backup/backup-problems.ts';
import { openDatabase, type OpenedDatabase } from './platform/backup/opened-database.ts';
import { restore } from './platform/backup/restore.ts';
import { Log } from './platform/log/log.ts';
import { Secrets } from './platform/secrets.ts';
import { readSettings, type Settings } from './platform/settings.ts';
import { startProblems } from './platform/start-problems.ts';
import { FolderStorage } from './platform/storage/storage.ts';
import { terminalLanguage } from './platform/terminal-language.ts';

const root = join(import.meta.dirname, '..', '..');
const language = terminalLanguage(process.env);
const texts = joinCatalogues(startProblems, backupProblems);

interface Installation {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly storage: FolderStorage;
  readonly database: OpenedDatabase;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isExpected = isProblem(error) && error.code in texts;
  process.stderr.write(
    `${isExpected ? textOfCode(texts, error, language) : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const flags = args.filter((arg) => arg.startsWith('--'));
  if (names.length > 1 || flags.some((flag) => flag !== '--force')) throw backupProblem('backup.usage');
  const [file] = names;
  if (command === 'backup' && flags.length === 0) return withInstallation((place) => runBackup(place, file));
  if (command === 'restore' && file !== undefined) {
    return withInstallation((place) => runRestore(place, resolve(file), flags.includes('--force')));
  }
  throw backupProblem('backup.usage');
}

async function runBackup(
  { settings, secrets, storage, database }: Installation,
  wanted?: string,
): Promise<void> {
  const folder = join(settings.dataDir, 'backups');
  if (wanted === undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = wanted === undefined ? join(folder, `atelier-${stamp(new Date())}.zip`) : resolve(wanted);
  const report = await backup(file, {
    databaseUrl: database.url,
    storage,
    secrets,
    version: settings.version,
  });
  say({
    zh: `已备份 ${report.tables} 张表和 ${report.files} 个文件：${file}`,
    en: `Backed up ${report.tables} tables and ${report.files} files to ${file}`,
  });
}

async function runRestore(
  { secrets, storage, database }: Installation,
  file: string,
  force: boolean,
): Promise<void> {
  const report = await restore(file, { databaseUrl: database.url, storage, secrets, migrations, force });
  say({
    zh: `已恢复 ${report.createdAt} 的备份：${report.tables} 张表，${report.files} 个文件。现在可以启动 Atelier。`,
    en: `Restored the backup of ${report.createdAt}: ${report.tables} tables, ${report.files} files. Atelier can be started now.`,
  });
}

async function withInstallation(work: (place: Installation) => Promise<void>): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const settings = readSettings({ env: process.env, root, version });
  const secrets = await Secrets.open(settings.dataDir);
  const database = await openDatabase(settings, secrets, new Log(pino({ level: 'silent' })));
  try {
    await work({ settings, secrets, storage: new FolderStorage(join(settings.dataDir, 'files')), database });
  } finally {
    await database.close();
  }
}

/** `20250601-0830`, in the time of this machine, because a person looks for it. */
function stamp(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  return `${day}-${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
}

function say(text: { readonly zh: string; readonly en: string }): void {
  process.stdout.write(`${text[language]}\n`);
}
