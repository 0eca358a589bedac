import {
  chooseDefaultView,
  createView,
  deleteView,
  listViews,
  listViewVersions,
  restoreViewVersion,
  saveView,
  type AnswerOf,
  type InputOf,
} from '@atelier/api';
import { Controller, Inject } from '@nestjs/common';
import type { Caller } from '../../platform/http/caller.ts';
import { Input } from '../../platform/http/input.ts';
import { Route } from '../../platform/http/route.ts';
import { CurrentCaller } from '../../platform/http/viewer.ts';
import { ViewStore } from './view-store.ts';

@Controller()
export class ViewController {
  constructor(@Inject(ViewStore) private readonly views: ViewStore) {}

  @Route(listViews)
  async list(
    @Input() { search }: InputOf<typeof listViews>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof listViews>> {
    return { views: await this.views.list(search.entity, caller) };
  }

  @Route(createView)
  async create(
    @Input() { body }: InputOf<typeof createView>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof createView>> {
    return this.views.create(body, caller);
  }

  @Route(saveView)
  async save(
    @Input() { params, body }: InputOf<typeof saveView>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof saveView>> {
    return this.views.save(params.key, body, caller);
  }

  @Route(deleteView)
  async remove(
    @Input() { params }: InputOf<typeof deleteView>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.views.remove(params.key, caller);
  }

  @Route(chooseDefaultView)
  async choose(
    @Input() { params, body }: InputOf<typeof chooseDefaultView>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.views.chooseDefault(params.entity, body.view, caller);
  }

  @Route(listViewVersions)
  async versions(
    @Input() { params }: InputOf<typeof listViewVersions>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof listViewVersions>> {
    return { versions: await this.views.versions(params.key, caller) };
  }

  @Route(restoreViewVersion)
  async restore(
    @Input() { params, body }: InputOf<typeof restoreViewVersion>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof restoreViewVersion>> {
    return this.views.restore(params.key, { version: params.version, expectedVersion: body.version }, caller);
  }
}
