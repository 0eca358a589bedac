import { findChoices, findUsedValues, type Titles } from '@atelier/api';
import type { Choice, FieldServices } from '@atelier/field-kinds/views';
import { bug } from '@atelier/problem';
import { useLanguage } from '@atelier/ui';
import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { call, callUntil } from '../api/call.ts';
import { useDisplayCatalog } from './catalog.tsx';
import { useMe } from './session.tsx';
import { TitleBook } from './title-book.ts';

interface Services {
  readonly services: FieldServices;
  readonly book: TitleBook;
}

const ServicesContext = createContext<Services | undefined>(undefined);

/** What field views may ask of the page: choices, titles, links. One object, renewed only with its contents. */
export function FieldServicesProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const { timeZone } = useMe();
  const catalog = useDisplayCatalog();
  const navigate = useNavigate();
  const [book] = useState(() => new TitleBook(askTitles));
  const edition = useSyncExternalStore(book.subscribe, book.version);

  const value = useMemo<Services>(() => {
    const services: FieldServices = {
      language,
      timeZone,
      findChoices: (target, text, signal) => lookUp({ book, target, text, ...(signal && { signal }) }),
      // A new edition of the book makes a new object, so that whoever draws titles draws again.
      titleOf: (target, id) => (edition >= 0 ? book.get(target, id) : undefined),
      linkTo: (target, id) => (catalog.entity(target) ? `/records/${target}/${id}` : undefined),
      follow: (address) => void navigate(address),
      usedValues: async (entity, field, text) => {
        const answer = await call(findUsedValues, { params: { entity, field }, search: { text } });
        return answer.values;
      },
    };
    return { services, book };
  }, [language, timeZone, catalog, navigate, book, edition]);

  return <ServicesContext value={value}>{children}</ServicesContext>;
}

interface LookUp {
  readonly book: TitleBook;
  readonly target: string;
  readonly text: string;
  readonly signal?: AbortSignal;
}

async function lookUp({ book, target, text, signal }: LookUp): Promise<readonly Choice[]> {
  const { choices } = await callUntil(signal ?? new AbortController().signal, findChoices, {
    params: { target },
    search: { text },
  });
  book.add({ [target]: Object.fromEntries(choices.map((choice) => [choice.id, choice.title])) });
  return choices;
}

async function askTitles(target: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { choices } = await call(findChoices, { params: { target }, search: { ids: ids.join(',') } });
  return new Map(choices.map((choice) => [choice.id, choice.title]));
}

function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw bug('field services were asked for outside their provider');
  return services;
}

export function useFieldServices(): FieldServices {
  return useServices().services;
}

/** Remembers the titles that an answer brought along; call it before the answer is drawn. */
export function useRememberTitles(): (titles: Titles) => void {
  const { book } = useServices();
  return useMemo(() => (titles: Titles) => book.add(titles), [book]);
}
