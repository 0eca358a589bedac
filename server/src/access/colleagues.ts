import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
  readonly active: boolean;
}

/** The names of people, for pickers and for showing who an id is. */
@Injectable()
export class Colleagues {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Active people whose name or e-mail holds the text; with `ids`, exactly those, active or not. */
  async find({ text, ids }: { text?: string | undefined; ids?: string | undefined }): Promise<Colleague[]> {
    return this.database.query<Colleague>(
      `SELECT id, name, email, department, active FROM atelier."user"
        WHERE CASE WHEN $2::uuid[] IS NULL
                   THEN active AND (position(lower($1) IN lower(name)) > 0 OR position(lower($1) IN lower(email)) > 0)
                   ELSE id = ANY ($2) END
        ORDER BY name COLLATE "zh-x-icu", id LIMIT CASE WHEN $2::uuid[] IS NULL THEN 50 ELSE 100 END`,
      [text?.trim() ?? '', ids?.split(',') ?? null],
    );
  }
}
