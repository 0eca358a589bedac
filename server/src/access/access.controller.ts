import {
  createRole,
  createUser,
  deleteRole,
  findUsers,
  listAccessEvents,
  listRoles,
  listUsers,
  readRole,
  readUser,
  resetPassword,
  updateRole,
  updateUser,
  type AnswerOf,
  type InputOf,
} from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.ts';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { AccessLog } from './access-log.ts';
import { actorOf } from './actor.ts';
import { Colleagues } from './colleagues.ts';
import { RoleStore } from './role-store.ts';
import { UserAdmin } from './user-admin.ts';

/** Users, roles and the access log. */
@Controller()
export class AccessController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UserAdmin) private readonly users: UserAdmin,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
    @Inject(RoleStore) private readonly roles: RoleStore,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Route(listUsers)
  async listUsers(): Promise<AnswerOf<typeof listUsers>> {
    return { users: await this.users.list() };
  }

  @Route(findUsers)
  async findUsers(@Input() { search }: InputOf<typeof findUsers>): Promise<AnswerOf<typeof findUsers>> {
    return { people: await this.colleagues.find(search) };
  }

  @Route(createUser)
  async createUser(
    @Input() { body }: InputOf<typeof createUser>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof createUser>> {
    return this.users.create(
      { ...body, timeZone: body.timeZone ?? viewer.timeZone },
      actorOf(viewer, request),
    );
  }

  @Route(readUser)
  async readUser(@Input() { params }: InputOf<typeof readUser>): Promise<AnswerOf<typeof readUser>> {
    return this.users.get(params.id);
  }

  @Route(updateUser)
  async updateUser(
    @Input() { params, body }: InputOf<typeof updateUser>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof updateUser>> {
    return this.users.update(params.id, body, actorOf(viewer, request));
  }

  @Route(resetPassword)
  async resetPassword(
    @Input() { params, body }: InputOf<typeof resetPassword>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof resetPassword>> {
    return { invitation: await this.users.resetPassword(params.id, body.invite, actorOf(viewer, request)) };
  }

  @Route(listRoles)
  async listRoles(): Promise<AnswerOf<typeof listRoles>> {
    return { roles: await this.database.transaction((tx) => this.roles.list(tx)) };
  }

  @Route(readRole)
  async readRole(@Input() { params }: InputOf<typeof readRole>): Promise<AnswerOf<typeof readRole>> {
    return this.database.transaction((tx) => this.roles.get(tx, params.key));
  }

  @Route(createRole)
  async createRole(
    @Input() { body }: InputOf<typeof createRole>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof createRole>> {
    return this.database.transaction((tx) => this.roles.create(tx, body, actorOf(viewer, request)));
  }

  @Route(updateRole)
  async updateRole(
    @Input() { params, body }: InputOf<typeof updateRole>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof updateRole>> {
    const change = { ...body, key: params.key };
    return this.database.transaction((tx) => this.roles.update(tx, change, actorOf(viewer, request)));
  }

  @Route(deleteRole)
  async deleteRole(
    @Input() { params }: InputOf<typeof deleteRole>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.database.transaction((tx) => this.roles.remove(tx, params.key, actorOf(viewer, request)));
  }

  @Route(listAccessEvents)
  async listAccessEvents(
    @Input() { search }: InputOf<typeof listAccessEvents>,
  ): Promise<AnswerOf<typeof listAccessEvents>> {
    const limit = search.limit ?? 50;
    const rows = await this.log.list({ after: search.after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { rows: page, ...(last ? { next: last.id } : {}) };
  }
}
