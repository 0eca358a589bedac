/**
 * Finds out how the text of a file is written down, by looking at all of its bytes as they pass by.
 * A mark at the beginning decides; without one: zeros in every second byte are UTF-16, sequences that
 * fit are UTF-8, pairs that mean common Chinese characters are GB18030, the rest is Western.
 */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** What is in a file that is no text at all, as far as its first bytes tell. */
export type ForeignContent = 'image' | 'pdf' | 'zip' | 'old-office' | 'archive' | 'program' | 'binary';

const signatures: readonly (readonly [readonly number[], ForeignContent])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'old-office'],
  [[0x1f, 0x8b], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
  [[0x4d, 0x5a, 0x90], 'program'],
];

/** Watches the bytes of an upload; ask it when they have all passed. */
export class EncodingObserver {
  private head: number[] = [];
  private bytes = 0;
  private zerosAtEven = 0;
  private zerosAtOdd = 0;
  private controls = 0;
  // UTF-8
  private pending = 0;
  private sequences = 0;
  private broken = 0;
  // GB18030
  private gbState: 'start' | 'second' | 'third' | 'fourth' = 'start';
  private gbLead = 0;
  private gbPairs = 0;
  private gbCommon = 0;
  private gbBroken = 0;

  push(chunk: Uint8Array): void {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (this.bytes < 8) this.head.push(byte);
      if (byte === 0) this.countZero();
      else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) this.controls += 1;
      // Plain ASCII between characters says nothing about the encoding.
      if (byte >= 0x80 || this.pending > 0) this.seeUtf8(byte);
      if (byte >= 0x80 || this.gbState !== 'start') this.seeGb(byte);
      this.bytes += 1;
    }
  }

  /** What the file is instead of a text; undefined for a text. */
  foreign(): ForeignContent | undefined {
    for (const [signature, content] of signatures) {
      if (signature.every((byte, index) => this.head[index] === byte)) return content;
    }
    const strange = this.controls + (this.isUtf16() ? 0 : this.zerosAtEven + this.zerosAtOdd);
    return strange > 0 && strange > this.bytes / 200 ? 'binary' : undefined;
  }

  encoding(): TextEncoding {
    const [first, second, third] = this.head;
    if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    if (this.isUtf16()) return this.zerosAtOdd > this.zerosAtEven ? 'utf-16le' : 'utf-16be';
    const broken = this.broken + (this.pending > 0 ? 1 : 0);
    if (broken === 0) return 'utf-8';
    if (this.gbBroken === 0 && this.gbCommon >= this.gbPairs * 0.5) return 'gb18030';
    // A few damaged characters do not make a text that is UTF-8 otherwise anything else.
    if (this.sequences > broken * 10) return 'utf-8';
    return this.gbCommon > this.gbPairs * 0.5 && this.gbPairs > this.gbBroken * 10
      ? 'gb18030'
      : 'windows-1252';
  }

  private countZero(): void {
    if (this.bytes % 2 === 0) this.zerosAtEven += 1;
    else this.zerosAtOdd += 1;
  }

  /** Line ends and commas alone give zeros on one side, whatever the language of the text. */
  private isUtf16(): boolean {
    const [first, second] = this.head;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
    const more = Math.max(this.zerosAtEven, this.zerosAtOdd);
    const less = Math.min(this.zerosAtEven, this.zerosAtOdd);
    return more > this.bytes / 50 && less < more / 20;
  }

  private seeUtf8(byte: number): void {
    if (this.pending > 0) {
      if ((byte & 0xc0) === 0x80) {
        this.pending -= 1;
        if (this.pending === 0) this.sequences += 1;
        return;
      }
      this.pending = 0;
      this.broken += 1;
      if (byte < 0x80) return;
    }
    if (byte >= 0xc2 && byte <= 0xdf) this.pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.pending = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.pending = 3;
    else this.broken += 1;
  }

  private seeGb(byte: number): void {
    switch (this.gbState) {
      case 'start':
        if (byte === 0x80 || byte === 0xff) this.gbBroken += 1;
        else {
          this.gbLead = byte;
          this.gbState = 'second';
        }
        return;
      case 'second':
        if (byte >= 0x30 && byte <= 0x39) {
          this.gbState = 'third';
          return;
        }
        this.gbState = 'start';
        if (byte < 0x40 || byte === 0x7f || byte === 0xff) this.gbBroken += 1;
        else this.countPair(byte);
        return;
      case 'third':
        this.gbState = byte >= 0x81 && byte <= 0xfe ? 'fourth' : 'start';
        if (this.gbState === 'start') this.gbBroken += 1;
        return;
      case 'fourth':
        this.gbState = 'start';
        if (byte < 0x30 || byte > 0x39) this.gbBroken += 1;
    }
  }

  /** The 3,755 characters of everyday Chinese and the signs between them lie in these rows. */
  private countPair(trail: number): void {
    this.gbPairs += 1;
    const isCommon =
      trail >= 0xa1 &&
      ((this.gbLead >= 0xb0 && this.gbLead <= 0xd7) || (this.gbLead >= 0xa1 && this.gbLead <= 0xa3));
    if (isCommon) this.gbCommon += 1;
  }
}
