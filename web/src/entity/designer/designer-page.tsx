import { useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useOpenDesign } from '../../app/design/use-design.ts';
import { entityApi } from '../entity-api.ts';
import { Designer } from './designer.tsx';

const reading = entityApi({ note: () => undefined, onJob: () => undefined });

/** The design of one table. */
export function DesignerPage() {
  const { entity = '' } = useParams();
  const opened = useOpenDesign(reading, entity);
  return <Answer of={opened}>{(work) => <Designer key={entity} opened={work} />}</Answer>;
}
