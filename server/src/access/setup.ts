import type { Language } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { networkOf, RateLimits, type RateLimit } from '../platform/http/rate-limits.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import { OwnAccount, type SignedIn } from './own-account.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import type { SessionOrigin } from './sessions.ts';
import { hashToken } from './tokens.ts';
import { adminRole, UserStore } from './user-store.ts';

export interface FirstAdmin {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly language: Language;
  readonly timeZone?: string | undefined;
}

const perAddress: RateLimit = { name: 'setup', limit: 10, windowSeconds: 300 };
const setupLock = 4_151_926_002;

/** The very first account. Open until there is one, to whoever holds the token of the start; then gone. */
@Injectable()
export class Setup {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(OwnAccount) private readonly account: OwnAccount,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async isOpen(): Promise<boolean> {
    const [row] = await this.database.query<{ open: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM atelier."user") AS open',
    );
    return row?.open ?? false;
  }

  /** Makes a token good for setting up. Several may be: one for each process that was started before. */
  async admit(token: string): Promise<void> {
    await this.database.query(
      'INSERT INTO atelier.setup_token (token_hash) VALUES ($1) ON CONFLICT DO NOTHING',
      [hashToken(token)],
    );
  }

  async run(admin: FirstAdmin, origin: SessionOrigin): Promise<SignedIn> {
    // Closed looks the same whatever was sent.
    if (!(await this.isOpen())) throw accessProblem('access.setup-closed');
    await this.limits.take(perAddress, networkOf(origin.address));
    await this.database.transaction((tx) => this.checkToken(tx, admin.token));
    checkPassword(admin.password, admin, '/password');
    const passwordHash = await hashPassword(admin.password);
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [setupLock]);
      const [first] = await tx.query<{ open: boolean }>(
        'SELECT NOT EXISTS (SELECT FROM atelier."user") AS open',
      );
      if (!first?.open) throw accessProblem('access.setup-closed');
      await this.checkToken(tx, admin.token);
      const { email, name, language, timeZone } = admin;
      const user = await this.users.create(tx, {
        email,
        name,
        language,
        timeZone,
        roles: [adminRole],
        passwordHash,
      });
      await tx.query('DELETE FROM atelier.setup_token');
      await this.log.write(tx, { kind: 'setup', actor: user.id, subject: user.id, address: origin.address });
      return this.account.enter(tx, user.id, origin);
    });
  }

  private async checkToken(tx: Transaction, token: string): Promise<void> {
    const found = await tx.query('SELECT FROM atelier.setup_token WHERE token_hash = $1', [hashToken(token)]);
    if (found.length === 0) throw accessProblem('access.wrong-setup-token', { at: '/token' });
  }
}
