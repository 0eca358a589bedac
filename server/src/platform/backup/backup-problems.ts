import { defineCatalogue, problemsOf } from '@atelier/problem';

/** Why a backup or a restore was refused; one sentence for the person at the terminal. */
export const backupProblems = defineCatalogue({
  'backup.usage': {
    kind: 'invalid',
    zh: '用法：\n  npm run backup [-- 文件]\n  npm run restore -- 文件 [--force]',
    en: 'Usage:\n  npm run backup [-- file]\n  npm run restore -- file [--force]',
  },
  'backup.file-exists': {
    kind: 'conflict',
    zh: '文件 {file} 已存在，未做覆盖。请换一个文件名。',
    en: 'The file {file} exists already and was not overwritten. Choose another name.',
  },
  'backup.nothing-there': {
    kind: 'missing',
    zh: '这里还没有数据：Atelier 尚未在此启动过。',
    en: 'There is nothing to back up: Atelier has not been started here yet.',
  },
  'restore.file-missing': { kind: 'missing', zh: '没有文件 {file}。', en: 'There is no file {file}.' },
  'restore.not-a-backup': {
    kind: 'invalid',
    zh: '文件 {file} 不是 Atelier 的备份。',
    en: 'The file {file} is not a backup of Atelier.',
  },
  'restore.damaged': {
    kind: 'invalid',
    zh: '备份文件已损坏（{entry} 与校验值不符），未做任何改动。',
    en: 'The backup is damaged ({entry} does not match its checksum). Nothing was changed.',
  },
  'restore.newer': {
    kind: 'conflict',
    zh: '备份来自更新版本的 Atelier {version}，当前版本无法恢复。请使用该版本或更新的版本。',
    en: 'The backup was made by a newer Atelier, {version}; this one cannot restore it. Use that version or a later one.',
  },
  'restore.not-empty': {
    kind: 'conflict',
    zh: '数据库中已有数据，未做任何改动。如要用备份替换全部现有数据，请加上 --force。',
    en: 'The database holds data already, and nothing was changed. To replace all of it by the backup, add --force.',
  },
  'restore.server-running': {
    kind: 'conflict',
    zh: 'Atelier 正在使用这个数据库。请先停止它，再恢复备份。',
    en: 'Atelier is running on this database. Stop it first, then restore.',
  },
});

export const backupProblem = problemsOf(backupProblems);
