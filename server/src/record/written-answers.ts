import type { WriteAnswer } from '@atelier/api';
import { userTarget } from '@atelier/entity';
import { isProblem } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import { Policies } from '../entity/policies.ts';
import { RecordReader } from './record-reader.ts';
import type { WrittenRecord } from './record-store.ts';

/** What was written, as the viewer sees it now. Whoever sees everything needs no second look. */
@Injectable()
export class WrittenAnswers {
  constructor(
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  async of(entity: string, written: WrittenRecord, viewer: Viewer): Promise<WriteAnswer> {
    const { id, version, cause } = written;
    const plain = { id, version, cause: { ...cause } };
    if (this.policies.of(viewer).unrestricted) {
      return { ...plain, record: written.values, titles: await this.titles(entity, written, viewer) };
    }
    try {
      const { record, titles } = await this.reader.get({ entity, id }, { viewer });
      return { ...plain, record, titles };
    } catch (error) {
      // Written, and out of sight: a role may let people add what they cannot look at.
      if (!isProblem(error, 'record.missing') && !isProblem(error, 'query.denied')) throw error;
      return { ...plain, titles: {} };
    }
  }

  private async titles(
    entity: string,
    written: WrittenRecord,
    viewer: Viewer,
  ): Promise<WriteAnswer['titles']> {
    const catalog = this.entities.catalog();
    const wanted: Record<string, string[]> = {};
    for (const field of catalog.fields(entity)) {
      const target = field.key === 'id' ? undefined : catalog.targetOf(field);
      const value = written.values[field.key];
      if (target !== undefined && typeof value === 'string') (wanted[target] ??= []).push(value);
    }
    const own = wanted[userTarget]?.every((id) => id === viewer.userId)
      ? { [userTarget]: { [viewer.userId]: viewer.name } }
      : undefined;
    const { [userTarget]: _, ...others } = wanted;
    return own
      ? { ...(await this.reader.titles(others, { viewer })), ...own }
      : this.reader.titles(wanted, { viewer });
  }
}
