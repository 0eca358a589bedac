import { installPack, listPacks } from '@atelier/api';
import { EmptyState, Loading, Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { BookUser, Hourglass, PencilRuler } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { useCall, useChange } from '../api/use-call.ts';
import { maySee } from '../app/nav-entry.ts';
import { useMe } from '../app/session.tsx';
import styles from './access.module.css';
import { accessMessages } from './messages.ts';

/** The pack that the first step of the product rests on: one blank table. */
const firstPack = 'customer-table';

/** An empty workspace: begin with the customer table or with a design of one's own. */
export function StartPage() {
  const say = useText(accessMessages);
  const me = useMe();
  if (!maySee(me, 'pack:install')) {
    return (
      <Page title={say('startWaitTitle')} width="text">
        <EmptyState picture={<Hourglass />} title={say('startWaitTitle')} text={say('startWaitText')} />
      </Page>
    );
  }
  return (
    <Page title={say('startTitle')} width="text">
      <PageHeader title={say('startTitle')} description={say('startText')} />
      <Choice />
    </Page>
  );
}

function Choice() {
  const say = useText(accessMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const packs = useCall(listPacks);
  const install = useChange(installPack, {
    touches: ['entities', 'views', 'access'],
    onDone: (plan) => {
      const entity = plan.objects.find((object) => object.kind === 'entity');
      void navigate(entity ? `/records/${entity.key}` : '/');
    },
  });
  if (install.isPending) return <Loading rows={3} />;

  return (
    <Answer of={packs} rows={3}>
      {(answer) => {
        const pack = answer.packs.find((one) => one.key === firstPack);
        return (
          <div className={styles.starts}>
            {pack && (
              <button
                type="button"
                className={styles.start}
                onClick={() => install.mutate({ params: { pack: firstPack }, body: {} })}
              >
                <BookUser aria-hidden />
                <span className={styles.startTitle}>{read(pack.title)}</span>
                <span className={styles.startText}>{read(pack.description)}</span>
              </button>
            )}
            <button type="button" className={styles.start} onClick={() => void navigate('/design')}>
              <PencilRuler aria-hidden />
              <span className={styles.startTitle}>{say('startEmpty')}</span>
              <span className={styles.startText}>{say('startEmptyText')}</span>
            </button>
          </div>
        );
      }}
    </Answer>
  );
}
