import type { Language } from '@atelier/problem';
import type { FastifyRequest } from 'fastify';
import { stateOf } from './request-state.ts';

/** The language a request is answered in: the viewer's own, else what the browser prefers, else English. */
export function languageOf(request: FastifyRequest): Language {
  return stateOf(request)?.caller?.viewer.language ?? preferredLanguage(request.headers['accept-language']);
}

/** The first of our languages by weight in an Accept-Language header. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').slice(0, 500).split(',').map(wishOf);
  const best = wishes.filter((wish) => wish.language !== undefined).sort((a, b) => b.weight - a.weight)[0];
  return best?.language ?? 'en';
}

function wishOf(text: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...rest] = text.trim().toLowerCase().split(';');
  const quality = rest.map((part) => /^\s*q=([\d.]+)$/.exec(part)?.[1]).find((value) => value !== undefined);
  const language = /^zh\b/.test(tag) ? 'zh' : /^en\b/.test(tag) ? 'en' : undefined;
  return { language, weight: quality === undefined ? 1 : Number(quality) };
}
