import { defineCatalogue, problemsOf } from '@atelier/problem';

/** Why a start was refused. One sentence for the person at the terminal: what is so, and what to do. */
export const startProblems = defineCatalogue({
  'start.port-invalid': {
    kind: 'invalid',
    zh: 'PORT 应为 0 到 65535 之间的整数，现在是“{value}”。',
    en: 'PORT must be a whole number from 0 to 65535; it is "{value}".',
  },
  'start.port-taken': {
    kind: 'conflict',
    zh: '{host} 的端口 {port} 已被其他程序占用。请先停止该程序，或换一个端口启动，例如 PORT={other} npm start。',
    en: 'Port {port} on {host} is taken by another program. Stop that program, or start on another port, for example PORT={other} npm start.',
  },
  'start.host-unusable': {
    kind: 'invalid',
    zh: '无法在 HOST={host} 上监听：这台机器没有该地址。请改用 127.0.0.1（仅本机）或 0.0.0.0（所有网络）。',
    en: 'Cannot listen on HOST={host}: this machine has no such address. Use 127.0.0.1 (this machine only) or 0.0.0.0 (every network).',
  },
  'start.port-forbidden': {
    kind: 'denied',
    zh: '没有权限使用端口 {port}。1024 以下的端口通常需要管理员权限，请换一个端口，例如 PORT={other} npm start。',
    en: 'Port {port} may not be used. Ports below 1024 usually need administrator rights; choose another, for example PORT={other} npm start.',
  },
  'start.database-url-invalid': {
    kind: 'invalid',
    zh: 'DATABASE_URL 的格式不正确，应类似 postgres://用户:密码@主机:5432/数据库名。',
    en: 'DATABASE_URL is not an address of a PostgreSQL database. It should look like postgres://user:password@host:5432/database.',
  },
  'start.public-url-invalid': {
    kind: 'invalid',
    zh: 'PUBLIC_URL 应为访问地址，例如 https://atelier.example.com，现在是“{value}”。',
    en: 'PUBLIC_URL must be an address such as https://atelier.example.com; it is "{value}".',
  },
  'start.database-unreachable': {
    kind: 'unavailable',
    zh: '连接不上 DATABASE_URL 指定的数据库（{host}，{reason}）。请检查数据库是否已启动、地址和端口是否正确。',
    en: 'The database of DATABASE_URL cannot be reached ({host}, {reason}). Check that it runs and that host and port are right.',
  },
  'start.database-refused': {
    kind: 'denied',
    zh: '{host} 上的数据库拒绝了 DATABASE_URL 中的用户名或密码。',
    en: 'The database on {host} refused the user or password in DATABASE_URL.',
  },
  'start.database-missing': {
    kind: 'missing',
    zh: '{host} 上没有名为“{database}”的数据库。请先创建：CREATE DATABASE {database};',
    en: 'There is no database "{database}" on {host}. Create it first: CREATE DATABASE {database};',
  },
  'start.database-too-old': {
    kind: 'invalid',
    zh: '数据库版本是 PostgreSQL {found}，Atelier 需要 15 或更高版本。请升级数据库，或去掉 DATABASE_URL 使用自带的 PostgreSQL。',
    en: 'The database is PostgreSQL {found}; Atelier needs 15 or newer. Upgrade it, or leave DATABASE_URL out to use the PostgreSQL that comes along.',
  },
  'start.database-encoding': {
    kind: 'invalid',
    zh: '数据库“{database}”的编码是 {found}，需要 UTF8。请新建一个编码为 UTF8 的数据库。',
    en: 'The database "{database}" has the encoding {found}; UTF8 is needed. Create a database with the encoding UTF8.',
  },
  'start.database-no-icu': {
    kind: 'invalid',
    zh: '数据库缺少排序规则 zh-x-icu（该 PostgreSQL 编译时未包含 ICU）。请使用包含 ICU 的版本，官方安装包和镜像均可。',
    en: 'The database lacks the collation zh-x-icu (this PostgreSQL was built without ICU). Use a build with ICU, such as the official packages and images.',
  },
  'start.database-rights': {
    kind: 'denied',
    zh: '数据库用户无权在“{database}”中创建表结构。请执行：GRANT CREATE ON DATABASE {database} TO {user};',
    en: 'The database user may not create schemas in "{database}". Run: GRANT CREATE ON DATABASE {database} TO {user};',
  },
  'start.database-newer': {
    kind: 'conflict',
    zh: '数据库已被更新版本的 Atelier 升级过（{unknown}），当前版本无法使用。请启动更新的版本。',
    en: 'The database was upgraded by a newer Atelier ({unknown}); this version cannot work with it. Start the newer version.',
  },
  'start.data-folder-foreign': {
    kind: 'conflict',
    zh: '文件夹 {folder} 里的数据库不是由 Atelier 创建的，未做任何改动。请用 DATA_DIR 指定另一个文件夹，或移走该文件夹。',
    en: 'The database in {folder} was not created by Atelier, so it was left alone. Name another folder with DATA_DIR, or move this one away.',
  },
  'start.data-folder-version': {
    kind: 'conflict',
    zh: '文件夹 {folder} 里的数据由 PostgreSQL {found} 写入，而当前自带的是 {wanted}。请用原来的 Atelier 版本执行 npm run backup，再用当前版本在空文件夹中执行 npm run restore。',
    en: 'The data in {folder} was written by PostgreSQL {found}; this Atelier brings {wanted}. Run npm run backup with the former Atelier, then npm run restore with this one on an empty folder.',
  },
  'start.data-folder-locked': {
    kind: 'conflict',
    zh: '另一个 Atelier 正在使用文件夹 {folder}。请先停止它，或用 DATA_DIR 指定另一个文件夹。',
    en: 'Another Atelier is running on the folder {folder}. Stop it first, or name another folder with DATA_DIR.',
  },
  'start.data-folder-unwritable': {
    kind: 'denied',
    zh: '无法写入文件夹 {folder}（{reason}）。请检查它的所有者和磁盘空间，或用 DATA_DIR 指定另一个文件夹。',
    en: 'The folder {folder} cannot be written ({reason}). Check its owner and the space on the disk, or name another folder with DATA_DIR.',
  },
  'start.secrets-unreadable': {
    kind: 'conflict',
    zh: '文件 {file} 无法读取或已损坏。没有它就打不开数据库，请从备份中恢复该文件。',
    en: 'The file {file} cannot be read or is damaged. The database cannot be opened without it; bring it back from a backup.',
  },
  'start.secrets-lost': {
    kind: 'conflict',
    zh: '文件 {file} 中的密码打不开这个文件夹里的数据库。请从备份中恢复该文件。',
    en: 'The password in {file} does not open the database of this folder. Bring the file back from a backup.',
  },
  'start.folder-out-of-reach': {
    kind: 'denied',
    zh: 'PostgreSQL 不能以 root 身份运行，而它使用的系统用户“{user}”进不了 {folder}。请把项目移到例如 /opt/atelier，或改用普通用户启动。',
    en: 'PostgreSQL does not run as root, and its system user "{user}" cannot enter {folder}. Move the project, for example to /opt/atelier, or start as an ordinary user.',
  },
  'start.no-system-user': {
    kind: 'denied',
    zh: 'PostgreSQL 不能以 root 身份运行，也无法新建系统用户“{user}”。请改用普通用户启动。',
    en: 'PostgreSQL does not run as root, and the system user "{user}" could not be created. Start as an ordinary user.',
  },
  'start.embedded-unsupported': {
    kind: 'unavailable',
    zh: '没有适用于 {platform} 的自带 PostgreSQL。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。',
    en: 'No PostgreSQL comes along for {platform}. Install PostgreSQL 15 or newer and set DATABASE_URL.',
  },
  'start.embedded-failed': {
    kind: 'unavailable',
    zh: '自带的 PostgreSQL 未能启动：{reason}',
    en: 'The PostgreSQL that comes along did not start: {reason}',
  },
  'start.stopped': {
    kind: 'conflict',
    zh: '启动过程中收到了停止信号。',
    en: 'Asked to stop while starting.',
  },
});

export const startProblem = problemsOf(startProblems);
