import { formatText, joinCatalogues, textOfCode, type Catalogue, type Language } from '@atelier/problem';
import { Injectable } from '@nestjs/common';

interface Told {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The sentences of all rooms. Each room adds its catalogue when its module is made. */
@Injectable()
export class Texts {
  private catalogue: Catalogue = {};

  add(...catalogues: readonly Catalogue[]): void {
    this.catalogue = joinCatalogues(this.catalogue, ...catalogues);
  }

  has(code: string): boolean {
    return code in this.catalogue;
  }

  textOf(told: Told, language: Language): string {
    return textOfCode(this.catalogue, told, language);
  }

  /** A sentence with details that were not in the failure itself. */
  textWith(code: string, language: Language, details: Readonly<Record<string, unknown>>): string {
    const entry = this.catalogue[code];
    return entry ? formatText(entry[language], details) : code;
  }
}
