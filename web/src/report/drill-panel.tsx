import { queryRecords } from '@atelier/api';
import { drillQuery, type Query } from '@atelier/query';
import { groupedQuery, type DatasetRow, type Widget } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { SidePanel, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';
import { useCatalog } from '../app/catalog.tsx';
import { recordAddress, recordListAddress } from '../app/record-links.ts';
import { DrillRecords } from './drill-records.tsx';
import { reportMessages } from './messages.ts';
import styles from './report.module.css';

interface Opened {
  readonly widget: Widget;
  readonly row: DatasetRow;
  readonly measure: string | undefined;
}

/** What was clicked: a number opens the records behind it, a row of records its record. */
export function useDrill() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  return {
    opened,
    open: (widget: Widget, row: DatasetRow, measure?: string) => {
      const showsRecords = widgetKinds.get(widget.kind)?.definition.traits.records;
      const id = row.values['id'];
      if (showsRecords && typeof id === 'string') void navigate(recordAddress(widget.question.entity, id));
      else setOpened({ widget, row, measure });
    },
    close: () => setOpened(undefined),
  };
}

export function DrillPanel({ drill }: { readonly drill: ReturnType<typeof useDrill> }) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const { opened } = drill;
  const title = opened ? nameOf(opened, read(opened.widget.title)) : '';
  return (
    <SidePanel open={opened !== undefined} onClose={drill.close} title={say('behind', { title })} width={560}>
      {opened && <Behind opened={opened} />}
    </SidePanel>
  );
}

function nameOf({ row, widget }: Opened, title: string): string {
  const groups = widget.question.dimensions.map((_dimension, index) => row.texts[`d${index}`]);
  return groups.filter(Boolean).join(' · ') || title;
}

function Behind({ opened }: { readonly opened: Opened }) {
  const say = useText(reportMessages);
  const navigate = useNavigate();
  const query = drillQuery(groupedQuery(opened.widget.question), opened.row.values, opened.measure);
  return (
    <div className={styles.drill}>
      <Reconciliation opened={opened} query={query} />
      <DrillRecords query={query} />
      <Button
        icon={<ArrowUpRight size={16} />}
        onClick={() =>
          void navigate(recordListAddress(query.entity, query.filter ? { filter: query.filter } : {}))
        }
      >
        {say('openRecords')}
      </Button>
    </div>
  );
}

/** Counts and sums the records once more under the drilled filter, and says whether it is the number that was clicked. */
function Reconciliation({ opened, query }: { readonly opened: Opened; readonly query: Query }) {
  const say = useText(reportMessages);
  const catalog = useCatalog();
  const read = useLocalize();
  const { widget, row, measure } = opened;
  const index = Number(measure?.slice(1));
  const asked = widget.question.measures[index];
  const column = measure === undefined ? undefined : measure;
  const check = useCall(queryRecords, {
    params: { entity: query.entity },
    body: {
      ...(query.filter ? { filter: query.filter } : {}),
      group: [],
      measures: [
        { function: 'count', as: 'rows' },
        ...(asked && asked.function !== 'count' && asked.field
          ? [{ function: asked.function, field: asked.field, as: 'value' }]
          : []),
      ],
    },
  });
  return (
    <Answer of={check} rows={1}>
      {({ rows }) => {
        const counted = rows[0]?.['rows'];
        const value = asked?.function === 'count' ? counted : rows[0]?.['value'];
        if (column === undefined || value === undefined || !catalog.entity(query.entity)) {
          return <p className={styles.check}>{say('recordsOnly', { count: Number(counted ?? 0) })}</p>;
        }
        const isSame = sameNumber(value, row.values[column]);
        const label = asked?.label ? read(asked.label) : say(asked?.function ?? 'count');
        return (
          <p className={styles.check} data-same={isSame}>
            {say(isSame ? 'reconciles' : 'differs', {
              count: String(counted),
              measure: label,
              value: isSame ? (row.texts[column] ?? '') : String(value),
            })}
          </p>
        );
      }}
    </Answer>
  );
}

/** Exact decimals may differ in trailing zeros only. */
function sameNumber(left: unknown, right: unknown): boolean {
  const bare = (value: unknown) =>
    String(value ?? '')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
  return bare(left) === bare(right);
}
