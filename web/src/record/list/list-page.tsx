import { listViews, type EntityEntry } from '@atelier/api';
import { preloadEditors } from '@atelier/field-kinds/views';
import { ErrorPanel, Loading, useText } from '@atelier/ui';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { mayDo, preloadKinds, useEntityEntry } from '../../app/catalog.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { recordMessages } from '../messages.ts';
import { RecordList } from './record-list.tsx';
import { useListState } from './use-list-state.ts';

export function ListPage() {
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  usePreloading();
  if (!entry || !mayDo(entry, 'read')) return <NotFound />;
  return <ListWithViews key={entity} entry={entry} />;
}

function ListWithViews({ entry }: { readonly entry: EntityEntry }) {
  const say = useText(recordMessages);
  const entity = entry.model.key;
  const views = useCall(listViews, { search: { entity } });
  const list = useListState(entry, views.data?.views);
  if (views.isError) {
    return (
      <ErrorPanel problem={shownProblem(views.error, say('failed'))} onRetry={() => void views.refetch()} />
    );
  }
  if (!list) return <Loading rows={8} />;
  return <RecordList entry={entry} list={list} />;
}

/** Once the list stands, what the next step needs comes by itself: editors, and what reads their values. */
function usePreloading(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void preloadEditors();
      preloadKinds();
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
}
