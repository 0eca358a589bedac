import { EmptyState, sayer, type ShownProblem, ErrorPanel, Page, useText } from '@atelier/ui';
import { Button } from 'antd';
import { RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { appMessages } from './messages.ts';

interface State {
  readonly error: unknown;
  readonly at: string;
}

interface Props {
  /** A new value (the address) gives the room another chance. */
  readonly at: string;
  readonly children: ReactNode;
}

/** A room that breaks leaves the others standing, and says what to do. */
export class RoomBoundary extends Component<Props, State> {
  override state: State = { error: undefined, at: this.props.at };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.at === state.at ? null : { at: props.at, error: undefined };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <BrokenRoom error={this.state.error} />;
  }
}

/** The files of an older version are gone from the server after an update. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function BrokenRoom({ error }: { readonly error: unknown }) {
  const say = useText(appMessages);
  const outdated = isOutdated(error);
  return (
    <Page title={outdated ? say('outdatedTitle') : say('brokenTitle')} width="text">
      <EmptyState
        picture={<RotateCw />}
        title={outdated ? say('outdatedTitle') : say('brokenTitle')}
        text={outdated ? say('outdatedText') : say('brokenText')}
        actions={
          <Button type="primary" onClick={() => location.reload()}>
            {say('reload')}
          </Button>
        }
      />
      {error instanceof ApiProblem && <ErrorPanel problem={shown(error)} />}
    </Page>
  );
}

function shown(error: ApiProblem): ShownProblem {
  return {
    title: error.title || sayer(appMessages)('brokenTitle'),
    code: error.code,
    traceId: error.traceId,
  };
}
