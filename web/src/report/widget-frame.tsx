import { EmptyState, ErrorPanel, Loading, useLanguage, useLocalize, useText } from '@atelier/ui';
import { checkWidget, reportMessages as reportCodes, type DatasetRow, type Widget } from '@atelier/report';
import { textOfCode } from '@atelier/problem';
import { widgetKinds } from '@atelier/widgets';
import { widgetView } from '@atelier/widgets/views';
import { Suspense, type ReactNode } from 'react';
import { shownProblem } from '../api/api-problem.ts';
import { apiMessages } from '../api/messages.ts';
import { useCatalog } from '../app/catalog.tsx';
import { reportMessages } from './messages.ts';
import styles from './report.module.css';
import { useDataset, useWidgetAnswer, type WidgetSource } from './use-widget-data.ts';

export interface WidgetFrameProps {
  readonly widget: Widget;
  readonly source: WidgetSource;
  onDrill(widget: Widget, row: DatasetRow, measure?: string): void;
  /** Controls of the designer, beside the title. */
  readonly tools?: ReactNode;
}

/** One widget: its title, and its numbers or what kept them from coming. A broken one leaves the others alone. */
export function WidgetFrame({ widget, source, onDrill, tools }: WidgetFrameProps) {
  const read = useLocalize();
  const say = useText(reportMessages);
  return (
    <section className={styles.widget} aria-label={read(widget.title) || say('untitled')}>
      <header className={styles.widgetHeader}>
        <h2 className={styles.widgetTitle}>{read(widget.title)}</h2>
        {tools}
      </header>
      <WidgetBody widget={widget} source={source} onDrill={onDrill} />
    </section>
  );
}

/** While a widget is being set up, what is still missing is a hint and not a failure. */
function useUnfinished(widget: Widget, source: WidgetSource): string | undefined {
  const catalog = useCatalog();
  const language = useLanguage();
  if (source !== 'preview') return undefined;
  const [first] = checkWidget(widget, { kinds: widgetKinds, catalog });
  return first && textOfCode(reportCodes, first, language);
}

function WidgetBody({ widget, source, onDrill }: Omit<WidgetFrameProps, 'tools'>) {
  const say = useText(reportMessages);
  const sayApi = useText(apiMessages);
  const language = useLanguage();
  const unfinished = useUnfinished(widget, source);
  const answer = useWidgetAnswer(widget, source, unfinished === undefined);
  const dataset = useDataset(widget, answer.data);
  const view = widgetView(widget.kind);

  if (!view) return <p className={styles.quiet}>{say('unknownKind')}</p>;
  if (unfinished !== undefined) return <EmptyState title={say('unfinished')} text={unfinished} />;
  if (answer.isError) {
    return (
      <div className={styles.widgetBody}>
        <ErrorPanel
          problem={shownProblem(answer.error, sayApi('unexpected'))}
          onRetry={() => void answer.refetch()}
        />
      </div>
    );
  }
  if (!dataset) return <Loading rows={3} />;
  if (dataset.rows.length === 0) return <EmptyState title={say('noRows')} />;
  const { View } = view;
  return (
    <>
      <div className={styles.widgetBody}>
        <Suspense fallback={<Loading rows={3} />}>
          <View
            widget={widget}
            dataset={dataset}
            language={language}
            onDrill={(row, measure) => onDrill(widget, row, measure)}
          />
        </Suspense>
      </div>
      {answer.data && answer.data.total > answer.data.rows.length && (
        <footer className={styles.cut}>
          {say('cut', { shown: answer.data.rows.length, total: answer.data.total })}
        </footer>
      )}
    </>
  );
}
