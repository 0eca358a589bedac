import type { DesignEndpoints, DesignEntry, DocumentVersion, Endpoint } from '@atelier/api';
import { send } from '../../api/call.ts';

/** A design as the server keeps it. */
export interface Design<Model> {
  readonly key: string;
  readonly draft?: Model;
  readonly published?: Model;
  readonly version: number;
  readonly publishedVersion?: number;
  readonly paused: boolean;
  readonly updatedAt: string;
  readonly issues: readonly DesignIssue[];
}

export interface DesignIssue {
  readonly code: string;
  /** JSON Pointer into the model. */
  readonly at: string;
  readonly message: string;
}

/** The routes that every kind of design has, for one model; `D` where an answer says more about it. */
export interface DesignApi<Model, D extends Design<Model> = Design<Model>> {
  readonly tag: string;
  list(): Promise<{ readonly entries: readonly DesignEntry[] }>;
  read(key: string): Promise<D>;
  create(model: Model): Promise<D>;
  save(key: string, model: Model, version: number): Promise<D>;
  discard(key: string, version: number): Promise<{ readonly design?: D }>;
  publish(key: string, version: number): Promise<D>;
  pause(key: string, paused: boolean, version: number): Promise<D>;
  versions(key: string): Promise<{ readonly versions: readonly DocumentVersion[] }>;
  readVersion(key: string, version: number): Promise<{ readonly model: Model }>;
  restore(key: string, restored: number, version: number): Promise<D>;
}

/** Calls the shared routes of designs. @example const flowApi = designApi<Flow>(flows); */
export function designApi<Model>(routes: DesignEndpoints): DesignApi<Model> {
  return {
    tag: routes.list.tag,
    list: () => ask(routes.list, {}),
    read: (key) => ask(routes.read, { params: { key } }),
    create: (model) => ask(routes.create, { body: { model } }),
    save: (key, model, version) => ask(routes.save, { params: { key }, body: { model, version } }),
    discard: (key, version) => ask(routes.discard, { params: { key }, body: { version } }),
    publish: (key, version) => ask(routes.publish, { params: { key }, body: { version } }),
    pause: (key, paused, version) => ask(routes.pause, { params: { key }, body: { paused, version } }),
    versions: (key) => ask(routes.versions, { params: { key } }),
    readVersion: (key, version) => ask(routes.readVersion, { params: { key, version } }),
    restore: (key, restored, version) =>
      ask(routes.restore, { params: { key, version: restored }, body: { version } }),
  };
}

async function ask<Answer>(endpoint: Endpoint, input: Parameters<typeof send>[1]): Promise<Answer> {
  const answer = await send(endpoint, input);
  return answer.json();
}
