import { previewWidget, readWidget, type WidgetAnswer } from '@atelier/api';
import { datasetOf, type Dataset, type Widget } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { useLanguage } from '@atelier/ui';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, callUntil } from '../api/call.ts';
import { useCatalog } from '../app/catalog.tsx';
import { useMe } from '../app/session.tsx';

/** Where a widget's numbers come from: the published dashboard, or the question as it is being designed. */
export type WidgetSource = { readonly dashboard: string } | 'preview';

/** Asks a widget's question. What it depends on is its key: an edit of the title asks nothing. */
export function useWidgetAnswer(
  widget: Widget,
  source: WidgetSource,
  enabled = true,
): UseQueryResult<WidgetAnswer> {
  return useQuery({
    enabled,
    queryKey:
      source === 'preview'
        ? ['dashboards', 'preview', widget.kind, widget.question]
        : ['dashboards', 'widget', source.dashboard, widget.id, widget.question],
    queryFn: ({ signal }) =>
      source === 'preview'
        ? callUntil(signal, previewWidget, { body: { kind: widget.kind, question: widget.question } })
        : call(readWidget, { params: { key: source.dashboard, widget: widget.id } }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

/** The answer as the widget draws it, in the viewer's language. */
export function useDataset(widget: Widget, answer: WidgetAnswer | undefined): Dataset | undefined {
  const catalog = useCatalog();
  const language = useLanguage();
  const { timeZone } = useMe();
  return useMemo(() => {
    if (!answer) return undefined;
    const reading = { catalog, language, timeZone };
    const dataset = datasetOf(answer, widget.question, reading);
    return widgetKinds.get(widget.kind)?.behaviour.shape?.(dataset, widget, reading) ?? dataset;
  }, [answer, catalog, language, timeZone, widget]);
}
