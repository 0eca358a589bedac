import { Global, Inject, Module } from '@nestjs/common';
import { CallerSource } from '../platform/http/caller.ts';
import { Texts } from '../platform/text/texts.ts';
import { AccessChanges } from './access-changes.ts';
import { AccessController } from './access.controller.ts';
import { AccessLog } from './access-log.ts';
import { accessProblems } from './access-problems.ts';
import { AccountController } from './account.controller.ts';
import { ApiKeys } from './api-keys.ts';
import { Callers } from './callers.ts';
import { Colleagues } from './colleagues.ts';
import { Invitations } from './invitations.ts';
import { OwnAccount } from './own-account.ts';
import { RoleStore } from './role-store.ts';
import { SessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { Setup } from './setup.ts';
import { UserAdmin } from './user-admin.ts';
import { UserStore } from './user-store.ts';

/** Who may come in and what they may do. Global, because the platform's guard asks it about every request. */
@Global()
@Module({
  controllers: [AccountController, AccessController],
  providers: [
    AccessChanges,
    AccessLog,
    ApiKeys,
    Callers,
    { provide: CallerSource, useExisting: Callers },
    Colleagues,
    Invitations,
    OwnAccount,
    RoleStore,
    SessionCookie,
    Sessions,
    Setup,
    UserAdmin,
    UserStore,
  ],
  exports: [AccessLog, Callers, CallerSource, Colleagues, RoleStore, Sessions, Setup, UserStore],
})
export class AccessModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(accessProblems);
  }
}
