import type { AnswerOf, Endpoint } from '@atelier/api';
import { getLanguage, sayer } from '@atelier/ui';
import { ApiProblem } from './api-problem.ts';
import { addressOf, offlineProblem, refuse, send, type CallInput } from './call.ts';
import { apiMessages } from './messages.ts';

export interface UploadOptions<E extends Endpoint> {
  readonly input: CallInput<E>;
  readonly file: Blob;
  /** 0 … 1 of what has left the browser. */
  onProgress?(share: number): void;
  readonly signal?: AbortSignal;
}

/** Streams a file to an upload endpoint. XMLHttpRequest, because fetch cannot report what was sent. */
export function upload<E extends Endpoint>(endpoint: E, options: UploadOptions<E>): Promise<AnswerOf<E>>;
export function upload(endpoint: Endpoint, options: UploadOptions<Endpoint>): Promise<unknown> {
  const { file, input, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint, input));
    request.setRequestHeader('Accept-Language', getLanguage());
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress?.(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status < 200 || request.status > 299) reject(refuse(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText));
    };
    request.onerror = () => reject(offlineProblem());
    request.onabort = () => reject(stopped());
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function stopped(): ApiProblem {
  const title = sayer(apiMessages)('uploadStopped');
  return new ApiProblem({
    type: 'about:blank',
    title,
    status: 499,
    code: 'client.upload-stopped',
    issues: [],
    traceId: '',
  });
}

/** Fetches a file and hands it to the browser under the name that the server gives it. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  fallbackName: string,
): Promise<void>;
export async function download(
  endpoint: Endpoint,
  input: CallInput<Endpoint>,
  fallbackName: string,
): Promise<void> {
  const answer = await send(endpoint, input);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(answer.headers.get('Content-Disposition')) ?? fallbackName;
  link.click();
  // The browser has to begin reading before the address goes away.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Reads `filename*=UTF-8''%E5%AE%A2.csv`, else `filename="a.csv"`. */
export function fileNameOf(disposition: string | null): string | undefined {
  if (!disposition) return undefined;
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition)?.[1];
}
