import { Injectable } from '@nestjs/common';

/** How large a file may be. `IMPORT_LIMIT_MB` says otherwise. */
@Injectable()
export class ImportLimits {
  readonly bytes: number;

  constructor(megabytes: string | undefined = process.env['IMPORT_LIMIT_MB']) {
    const wanted = Number(megabytes);
    this.bytes = (Number.isFinite(wanted) && wanted > 0 ? wanted : 500) * 1_000_000;
  }

  get megabytes(): number {
    return Math.round(this.bytes / 1_000_000);
  }
}
