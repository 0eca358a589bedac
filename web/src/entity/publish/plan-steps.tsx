import type { PlanStep } from '@atelier/api';
import { useLanguage, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { Check, CircleAlert, Minus, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { entityMessages } from '../messages.ts';
import styles from './publish.module.css';

const shownFirst = 5;

export interface PlanStepsProps {
  readonly entity: string;
  readonly steps: readonly PlanStep[];
}

/** Each thing that will happen as a sentence, with what it means for the records. */
export function PlanSteps({ entity, steps }: PlanStepsProps) {
  const read = useLocalize();
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li
          key={`${step.kind} ${step.field ?? ''} ${index}`}
          className={styles.step}
          data-effect={step.effect}
        >
          <StepPicture step={step} />
          <div className={styles.stepBody}>
            <p>{read(step.text)}</p>
            {read(step.effectText) && <p className={styles.effect}>{read(step.effectText)}</p>}
            {step.samples.length > 0 && <Samples step={step} entity={entity} />}
            {step.failures.length > 0 && <Failures step={step} entity={entity} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepPicture({ step }: { readonly step: PlanStep }) {
  if (step.effect === 'refused') return <CircleAlert aria-hidden />;
  if (/^(add|create|restore)/.test(step.kind)) return <Plus aria-hidden />;
  if (/^(drop|remove)/.test(step.kind)) return <Minus aria-hidden />;
  return step.effect === 'changes' ? <Pencil aria-hidden /> : <Check aria-hidden />;
}

interface StepPartProps {
  readonly step: PlanStep;
  readonly entity: string;
}

function Samples({ step, entity }: StepPartProps) {
  const say = useText(entityMessages);
  return (
    <table className={styles.table} aria-label={say('planSamples')}>
      <thead>
        <tr>
          <th>{say('planRecord')}</th>
          <th>{say('planBefore')}</th>
          <th>{say('planAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {step.samples.map((sample) => (
          <tr key={sample.id}>
            <td>
              <RecordLink entity={entity} id={sample.id} title={sample.title} />
            </td>
            <td>{sample.before || <Empty />}</td>
            <td>{sample.after || <Empty />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Failures({ step, entity }: StepPartProps) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const language = useLanguage();
  const { failures, failing } = step;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? failures : failures.slice(0, shownFirst);
  return (
    <>
      <table className={styles.table} aria-label={say('planFailures')}>
        <thead>
          <tr>
            <th>{say('planRecord')}</th>
            <th>{say('planValue')}</th>
            <th>{say('planReason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((failure) => (
            <tr key={failure.id}>
              <td>
                <RecordLink entity={entity} id={failure.id} title={failure.title} />
              </td>
              <td>{failure.value || <Empty />}</td>
              <td>{read(failure.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failing > shown.length && (
        <p className={styles.quiet}>
          {say('planFailuresMore', {
            count: new Intl.NumberFormat(language).format(failing),
            shown: shown.length,
          })}
          {failures.length > shown.length && (
            <Button type="link" size="small" onClick={() => setShowsAll(true)}>
              {say('planShowAll')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

/** In a tab of its own: the plan stays where it is while records are put right. */
function RecordLink({
  entity,
  id,
  title,
}: {
  readonly entity: string;
  readonly id: string;
  readonly title: string;
}) {
  const say = useText(entityMessages);
  return (
    <Link to={`/records/${entity}/${id}`} target="_blank" rel="noreferrer">
      {title || say('untitled')}
    </Link>
  );
}

function Empty() {
  const say = useText(entityMessages);
  return <span className={styles.quiet}>{say('planEmptyValue')}</span>;
}
