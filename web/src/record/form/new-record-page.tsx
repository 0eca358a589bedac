import { createRecord, type EntityEntry, type WriteAnswer } from '@atelier/api';
import { applyDefaults, type Catalog, type RecordValues } from '@atelier/entity';
import { Page, PageHeader, toast, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { remainingProblem } from '../../api/api-problem.ts';
import { useChange } from '../../api/use-call.ts';
import { mayDo, useCatalog, useEntityEntry } from '../../app/catalog.tsx';
import { useRememberTitles } from '../../app/field-services.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { recordAddress } from '../../app/record-links.ts';
import { useMe } from '../../app/session.tsx';
import { recentList } from '../list/recent-list.ts';
import { reloadRows } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';
import { formFields } from './form-fields.ts';
import styles from './form.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import { RecordForm } from './record-form.tsx';
import { issuesOfAnswer, problemSentence, type FieldIssue } from './record-issues.ts';
import { submissionId } from './submission-id.ts';
import { useDirtyGuard } from './use-dirty-guard.ts';

export function NewRecordPage() {
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  const [turn, setTurn] = useState(0);
  if (!entry || !mayDo(entry, 'create')) return <NotFound />;
  return <NewRecord key={`${entity} ${turn}`} entry={entry} onNext={() => setTurn((old) => old + 1)} />;
}

/** The defaults as the server would fill them in, so that a person sees them before saving. */
function startValues(
  catalog: Catalog,
  entity: string,
  me: { readonly id: string; readonly timeZone: string },
): RecordValues {
  return applyDefaults(catalog, entity, {
    values: {},
    now: new Date().toISOString(),
    timeZone: me.timeZone,
    variables: (name, path) => (name === 'me' && (path.length === 0 || path[0] === 'id') ? me.id : null),
  });
}

function NewRecord({ entry, onNext }: { readonly entry: EntityEntry; onNext(): void }) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const me = useMe();
  const client = useQueryClient();
  const rememberTitles = useRememberTitles();
  const entity = entry.model.key;
  const fields = useMemo(
    () => formFields(catalog, entity, entry.rights.fields),
    [catalog, entity, entry.rights],
  );
  const [start] = useState(() => startValues(catalog, entity, me));
  const [values, setValues] = useState<RecordValues>(start);
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [submission] = useState(submissionId);
  const then = useRef<'open' | 'next'>('open');
  const [answer, setAnswer] = useState<WriteAnswer>();
  const blocker = useDirtyGuard(values !== start && answer === undefined);
  useEffect(() => rememberTitles({ user: { [me.id]: me.name } }), [rememberTitles, me]);

  const save = useChange(createRecord, {
    quiet: true,
    onDone: (written) => {
      rememberTitles(written.titles);
      void reloadRows(client, entity);
      setAnswer(written);
    },
  });
  // Leaving waits until the guard knows that nothing is unsaved any more.
  const goOn = useEffectEvent(({ id }: WriteAnswer) => {
    const address = recordAddress(entity, id);
    if (then.current === 'open') {
      toast.success(say('saved'));
      void navigate(address, { replace: true });
      return;
    }
    toast.success(say('saved'), { label: say('openSaved'), run: () => navigate(address) });
    onNext();
  });
  useEffect(() => {
    if (answer) goOn(answer);
  }, [answer]);

  const send = (given: RecordValues) => {
    const filled = Object.fromEntries(
      Object.entries(given).filter(([key, value]) => value !== null || key in start),
    );
    save.mutate(
      { params: { entity }, body: { values: filled, submission } },
      { onError: (error) => setIssues(issuesOfAnswer(error, fields)) },
    );
  };
  const problem =
    issues.length > 0 ? undefined : problemSentence(remainingProblem(save.error, say('failed'), []));
  const label = read(entry.model.label);
  const back = recentList(entity)?.address ?? `/records/${entity}`;

  return (
    <Page title={say('newTitle', { entity: label })} width="text">
      <PageHeader title={say('newTitle', { entity: label })} onBack={() => void navigate(back)} />
      <RecordForm
        catalog={catalog}
        entity={entity}
        fields={fields}
        values={values}
        mode="create"
        {...(fields[0] && !isPhone && { focus: fields[0].key })}
        issues={issues}
        {...(problem !== undefined && { problem })}
        onChange={(next) => {
          setValues(next);
          if (issues.length > 0) setIssues([]);
        }}
        onSubmit={send}
      >
        <div className={styles.actions}>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            onClick={() => (then.current = 'open')}
          >
            {say('save')}
          </Button>
          <Button htmlType="submit" disabled={save.isPending} onClick={() => (then.current = 'next')}>
            {say('saveAndNext')}
          </Button>
          <Button type="text" onClick={() => void navigate(back)}>
            {say('cancel')}
          </Button>
        </div>
      </RecordForm>
      <LeaveDialog blocker={blocker} />
    </Page>
  );
}
