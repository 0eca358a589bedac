import {
  acceptInvitation,
  changePassword,
  createApiKey,
  listApiKeys,
  listSessions,
  readInvitation,
  readMe,
  readWelcome,
  revokeApiKey,
  revokeOtherSessions,
  revokeSession,
  setUp,
  signIn,
  signOut,
  updateMe,
  type AnswerOf,
  type InputOf,
} from '@atelier/api';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/http/caller.ts';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentCaller } from '../platform/http/viewer.ts';
import { Settings } from '../platform/settings.ts';
import { ApiKeys } from './api-keys.ts';
import { OwnAccount, type SignedIn } from './own-account.ts';
import { SessionCookie } from './session-cookie.ts';
import { Origin } from './session-origin.ts';
import { Sessions, type SessionOrigin } from './sessions.ts';
import { Setup } from './setup.ts';

const ownMachine = /^(127\.|::1$|::ffff:127\.)/;

/** Coming in, going, and one's own account. */
@Controller()
export class AccountController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OwnAccount) private readonly account: OwnAccount,
    @Inject(Setup) private readonly setup: Setup,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Route(readWelcome)
  async welcome(@Req() request: FastifyRequest): Promise<AnswerOf<typeof readWelcome>> {
    return {
      needsSetup: await this.setup.isOpen(),
      version: this.settings.version,
      secure: this.cookie.isSecure(request) || ownMachine.test(request.ip),
    };
  }

  @Route(setUp)
  async setUp(
    @Input() { body }: InputOf<typeof setUp>,
    @Origin() origin: SessionOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof setUp>> {
    return this.entered(await this.setup.run(body, origin), request, reply);
  }

  @Route(signIn)
  async signIn(
    @Input() { body }: InputOf<typeof signIn>,
    @Origin() origin: SessionOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof signIn>> {
    return this.entered(await this.account.signIn(body, origin), request, reply);
  }

  @Route(signOut)
  async signOut(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.account.signOut(caller, request.ip);
    this.cookie.clear(request, reply);
  }

  @Route(readMe)
  async me(@CurrentCaller() { viewer }: Caller): Promise<AnswerOf<typeof readMe>> {
    return this.database.transaction((tx) => this.account.me(tx, viewer.userId));
  }

  @Route(updateMe)
  async updateMe(
    @Input() { body }: InputOf<typeof updateMe>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof updateMe>> {
    return this.account.change(viewer.userId, body);
  }

  @Route(changePassword)
  async changePassword(
    @Input() { body }: InputOf<typeof changePassword>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.account.changePassword(caller, body, request.ip);
  }

  @Route(listSessions)
  async listSessions(@CurrentCaller() { viewer, via }: Caller): Promise<AnswerOf<typeof listSessions>> {
    return { sessions: await this.sessions.list(viewer.userId, via.id) };
  }

  @Route(revokeSession)
  async revokeSession(
    @Input() { params }: InputOf<typeof revokeSession>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<void> {
    await this.database.transaction((tx) =>
      this.sessions.revoke(tx, { id: params.id, userId: viewer.userId }),
    );
  }

  @Route(revokeOtherSessions)
  async revokeOtherSessions(@CurrentCaller() { viewer, via }: Caller): Promise<void> {
    await this.database.transaction((tx) => this.sessions.revokeAll(tx, viewer.userId, via.id));
  }

  @Route(listApiKeys)
  async listApiKeys(@CurrentCaller() { viewer }: Caller): Promise<AnswerOf<typeof listApiKeys>> {
    return { apiKeys: await this.keys.list(viewer.userId) };
  }

  @Route(createApiKey)
  async createApiKey(
    @Input() { body }: InputOf<typeof createApiKey>,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof createApiKey>> {
    return this.keys.create(body, { viewer, address: request.ip });
  }

  @Route(revokeApiKey)
  async revokeApiKey(
    @Input() { params }: InputOf<typeof revokeApiKey>,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.keys.revoke(params.id, { viewer, address: request.ip });
  }

  @Route(readInvitation)
  async readInvitation(
    @Input() { body }: InputOf<typeof readInvitation>,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof readInvitation>> {
    return this.account.readInvitation(body.token, request.ip);
  }

  @Route(acceptInvitation)
  async acceptInvitation(
    @Input() { body }: InputOf<typeof acceptInvitation>,
    @Origin() origin: SessionOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof acceptInvitation>> {
    return this.entered(await this.account.acceptInvitation(body, origin), request, reply);
  }

  private entered({ token, me }: SignedIn, request: FastifyRequest, reply: FastifyReply): SignedIn['me'] {
    this.cookie.write(request, reply, token);
    return me;
  }
}
