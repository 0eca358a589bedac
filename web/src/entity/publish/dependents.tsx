import type { Dependent } from '@atelier/api';
import { useLocalize, useText } from '@atelier/ui';
import { Link } from 'react-router';
import { entityMessages } from '../messages.ts';
import styles from './publish.module.css';

const names = {
  entity: 'dependentEntity',
  view: 'dependentView',
  flow: 'dependentFlow',
  dashboard: 'dependentDashboard',
  role: 'dependentRole',
} as const;

/** What else in the workspace speaks of the changed fields; what will stop working comes first. */
export function Dependents({ dependents }: { readonly dependents: readonly Dependent[] }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  return (
    <section>
      <div className={styles.head}>
        <h3 className={styles.title}>{say('planDependents')}</h3>
      </div>
      <ul className={styles.dependents}>
        {dependents.map((dependent) => {
          const address = addressOf(dependent);
          return (
            <li key={`${dependent.kind} ${dependent.key}`} className={styles.dependent}>
              <span className={styles.quiet}>{say(names[dependent.kind])}</span>
              {address ? (
                <Link to={address} target="_blank" rel="noreferrer">
                  {read(dependent.label)}
                </Link>
              ) : (
                <span>{read(dependent.label)}</span>
              )}
              <span className={styles.breaks} data-breaks={dependent.breaks}>
                {dependent.breaks ? say('planBreaks') : say('planLookAt')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Views are reached through their list, which the label names. */
function addressOf({ kind, key }: Dependent): string | undefined {
  switch (kind) {
    case 'entity':
      return `/design/${key}`;
    case 'flow':
      return `/flows/${key}`;
    case 'dashboard':
      return `/dashboards/${key}`;
    case 'role':
      return `/roles/${key}`;
    case 'view':
      return undefined;
  }
}
