import { planEntity, type EntityPlan } from '@atelier/api';
import {
  ErrorPanel,
  FormField,
  InlineNotice,
  Loading,
  ProgressBar,
  SidePanel,
  toast,
  useLanguage,
  useLocalize,
  useText,
} from '@atelier/ui';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { hasEnded, shareOf, useJob } from '../../api/use-job.ts';
import type { DesignWork } from '../designer/design-work.ts';
import { entityMessages } from '../messages.ts';
import { Dependents } from './dependents.tsx';
import { PlanSteps } from './plan-steps.tsx';
import styles from './publish.module.css';

/** What publishing will do to real records, and then the doing of it. */
export function PublishPanel({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const { publishing, session, draft } = design;
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const key = session.design.key;
  const plan = useQuery({
    queryKey: ['entity-design', 'plan', key],
    queryFn: async () => {
      await session.flush();
      return call(planEntity, { params: { entity: key } });
    },
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
  const publish = async () => {
    setBusy(true);
    const published = await session.publish();
    setBusy(false);
    if (!published) {
      await plan.refetch();
      return;
    }
    publishing.setNote('');
    publishing.announce();
    toast.success(say('published', { entity: read(draft.model.label) }));
    setDone(true);
  };
  const isReady = plan.data?.publishable === true && plan.data.steps.length > 0;
  const footer = isDone ? undefined : (
    <div className={styles.footer}>
      <Button onClick={publishing.close}>{say('cancel')}</Button>
      <Button onClick={() => void plan.refetch()} loading={plan.isFetching && plan.data !== undefined}>
        {say('planAgain')}
      </Button>
      <Button
        type="primary"
        disabled={!isReady || plan.isFetching}
        loading={isBusy}
        onClick={() => void publish()}
      >
        {say('planPublish')}
      </Button>
    </div>
  );
  return (
    <SidePanel
      open
      onClose={publishing.close}
      width={640}
      title={say('planTitle', { entity: read(draft.model.label) })}
      footer={footer}
    >
      {isDone ? (
        <Done design={design} />
      ) : plan.data ? (
        <Plan design={design} plan={plan.data} />
      ) : plan.isError ? (
        <ErrorPanel problem={shownProblem(plan.error, say('failed'))} onRetry={() => void plan.refetch()} />
      ) : (
        <>
          <p className={styles.quiet}>{say('planWorking')}</p>
          <Loading rows={5} />
        </>
      )}
    </SidePanel>
  );
}

function Plan({ design, plan }: { readonly design: DesignWork; readonly plan: EntityPlan }) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const { publishing, session } = design;
  if (plan.steps.length === 0 && plan.issues.length === 0) return <p>{say('planNothing')}</p>;
  const isBlocked = plan.steps.some((step) => step.effect === 'refused');
  // What rows have against it stands at the step that they are about.
  const issues = plan.issues.filter((issue) => issue.code !== 'entity.rows-refuse');
  return (
    <div className={styles.plan}>
      {issues.length > 0 && (
        <InlineNotice tone="danger" title={say('planIssues')}>
          <ul className={styles.issues}>
            {issues.map((issue, index) => (
              <li key={`${issue.at} ${index}`}>{issue.message}</li>
            ))}
          </ul>
        </InlineNotice>
      )}
      {isBlocked && <InlineNotice tone="danger" title={say('planBlocked')} />}
      {plan.steps.length > 0 && (
        <section>
          <div className={styles.head}>
            <h3 className={styles.title}>{say('planSteps')}</h3>
            {plan.rows > 0 && (
              <span className={styles.quiet}>
                {say('planRows', {
                  count: plan.rows,
                  rows: new Intl.NumberFormat(language).format(plan.rows),
                })}
              </span>
            )}
          </div>
          <PlanSteps entity={session.design.key} steps={plan.steps} />
        </section>
      )}
      {plan.dependents.length > 0 && <Dependents dependents={plan.dependents} />}
      {plan.publishable && (
        <FormField label={say('planNote')} help={say('planNoteHelp')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={500}
              value={publishing.note}
              onChange={(event) => publishing.setNote(event.target.value)}
            />
          )}
        </FormField>
      )}
    </div>
  );
}

function Done({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const job = useJob(design.publishing.job);
  const { key, publishedVersion } = design.session.design;
  const isWorking = design.publishing.job !== undefined && !hasEnded(job);
  return (
    <div className={styles.done} role="status">
      <CircleCheck aria-hidden />
      <p className={styles.doneTitle}>{say('published', { entity: read(design.draft.model.label) })}</p>
      {publishedVersion !== undefined && (
        <p className={styles.quiet}>{say('version', { number: publishedVersion })}</p>
      )}
      {isWorking && (
        <div className={styles.job}>
          <ProgressBar share={shareOf(job)} label={say('publishedJob')} />
          <p className={styles.quiet}>{say('publishedJob')}</p>
        </div>
      )}
      <div className={styles.doneActions}>
        <Button onClick={design.publishing.close}>{say('done')}</Button>
        <Button type="primary" onClick={() => void navigate(`/records/${key}`)}>
          {say('publishedOpen')}
        </Button>
      </div>
    </div>
  );
}
