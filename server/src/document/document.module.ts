import { Global, Inject, Module } from '@nestjs/common';
import { Texts } from '../platform/text/texts.ts';
import { documentProblems } from './document-problems.ts';
import { DocumentStore } from './document-store.ts';

@Global()
@Module({ providers: [DocumentStore], exports: [DocumentStore] })
export class DocumentModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(documentProblems);
  }
}
