import { installPack, listPacks, planPack, type AnswerOf, type InputOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { PackInstaller } from './pack-installer.ts';

@Controller()
export class PackController {
  constructor(@Inject(PackInstaller) private readonly installer: PackInstaller) {}

  @Route(listPacks)
  async list(): Promise<AnswerOf<typeof listPacks>> {
    return { packs: await this.installer.list() };
  }

  @Route(planPack)
  async plan(
    @Input() { params, body }: InputOf<typeof planPack>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof planPack>> {
    return this.installer.plan(params.pack, body.options ?? {}, viewer);
  }

  @Route(installPack)
  async install(
    @Input() { params, body }: InputOf<typeof installPack>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof installPack>> {
    return this.installer.install(params.pack, body.options ?? {}, viewer);
  }
}
