import { packMessages } from '@atelier/pack';
import { Inject, Module } from '@nestjs/common';
import { Texts } from '../platform/text/texts.ts';
import { PackFolder } from './pack-folder.ts';
import { PackInstaller } from './pack-installer.ts';
import { PackController } from './pack.controller.ts';

@Module({
  controllers: [PackController],
  providers: [{ provide: PackFolder, useFactory: () => new PackFolder() }, PackInstaller],
  exports: [PackInstaller],
})
export class PackModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(packMessages);
  }
}
