import { isProblem } from '@atelier/problem';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { importProblem } from '../import-problems.ts';

export interface XmlHandler {
  /** Local name (without a prefix) and attributes, theirs without prefix as well. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a part of a workbook piece by piece; yields after every piece, so that the caller can hand on
 * what the handler has gathered before the next one is read.
 */
export async function* readXml(bytes: Readable, handler: XmlHandler): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let failure: Error | undefined;
  parser.on('error', (error) => (failure ??= error));
  // A workbook has no business with entities of its own; they are how small files grow large.
  parser.on('doctype', () => (failure ??= new Error('a workbook with a document type')));
  parser.on('opentag', (tag) => handler.open?.(localName(tag.name), localAttributes(tag.attributes)));
  parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of bytes) {
      parser.write(decoder.write(chunk as Buffer));
      if (failure) throw failure;
      yield;
    }
    parser.close();
    if (failure) throw failure;
    yield;
  } catch (error) {
    throw isProblem(error) ? error : importProblem('import.workbook-broken', { cause: error });
  } finally {
    bytes.destroy();
  }
}

/** Reads a small part to its end. */
export async function readWholeXml(bytes: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(bytes, handler));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes)) local[localName(name)] = value;
  return local;
}
