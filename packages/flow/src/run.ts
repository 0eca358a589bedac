import type { RecordValues } from '@atelier/entity';
import type { Related } from '@atelier/expression';
import type { Issue } from '@atelier/problem';

/** What started a run. */
export interface TriggerMoment {
  readonly entity: string;
  readonly recordId: string;
  readonly action: 'created' | 'updated' | 'deleted';
  readonly before: RecordValues | null;
  readonly changed: readonly string[];
  readonly by: string;
  readonly at: string;
}

/**
 * Where a run stands: plain data, kept in one row and changed only by `advance`.
 * A token is one place of activity in the graph; a flow without parallel branches has one.
 */
export interface RunState {
  readonly status: 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';
  readonly trigger: TriggerMoment;
  readonly tokens: readonly Token[];
  /** What nodes gave, by node id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** How often each node was entered; makes the stable key of its effects. */
  readonly entered: Readonly<Record<string, number>>;
  readonly steps: number;
  /** Heard while nobody was at work on the run; what the shell tells `advance` next. */
  readonly pending?: readonly RunEvent[];
  readonly outcome?: string;
  readonly failure?: { readonly node: string; readonly issue: Issue };
}

export interface Token {
  readonly node: string;
  readonly iteration: number;
  readonly phase: 'ready' | 'effect' | 'timer' | 'event';
  /** phase effect: what is being done; timer: until when and which exit; event: its name. */
  readonly effect?: Effect;
  readonly until?: string;
  readonly port?: string;
  readonly event?: string;
  /** What was read on entering, by the key of the read. */
  readonly loaded?: Readonly<Record<string, unknown>>;
}

/** A person, or everyone who holds a role at the moment the effect is performed. */
export type Recipient =
  { readonly kind: 'user'; readonly id: string } | { readonly kind: 'role'; readonly key: string };

/** What the shell is asked to do, in the same transaction as the new state. */
export type Effect =
  | { readonly kind: 'load'; readonly reads: readonly Read[] }
  | { readonly kind: 'create-record'; readonly entity: string; readonly values: RecordValues }
  | {
      readonly kind: 'update-record';
      readonly entity: string;
      readonly id: string;
      readonly values: RecordValues;
    }
  | {
      readonly kind: 'create-task';
      readonly title: string;
      readonly description?: string;
      readonly assignees: readonly Recipient[];
      readonly dueAt?: string;
      readonly record: { readonly entity: string; readonly id: string };
    }
  | {
      readonly kind: 'notify';
      readonly recipients: readonly Recipient[];
      readonly title: string;
      readonly body?: string;
      readonly record: { readonly entity: string; readonly id: string };
    };

/**
 * Something an expression of a node needs to know, read fresh when the node is entered. `key` names
 * the answer. A value: a path from a record (of an entity or 'user'). Related: whether a related
 * record exists.
 */
export type Read =
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly entity: string;
      readonly id: string;
      readonly path: readonly string[];
    }
  | {
      readonly kind: 'related';
      readonly key: string;
      readonly entity: string;
      readonly id: string;
      readonly related: Related;
    };

export type EffectAnswer =
  | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly issue: Issue };

/** What happened in the world; `advance` answers with the next state. */
export type RunEvent =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'answer';
      readonly node: string;
      readonly iteration: number;
      readonly answer: EffectAnswer;
    }
  | { readonly kind: 'timer'; readonly node: string; readonly iteration: number }
  | {
      readonly kind: 'event';
      readonly node: string;
      readonly iteration: number;
      readonly output: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'retry'; readonly node: string }
  | { readonly kind: 'cancel' };

/** What one advance did, for the step log. */
export interface StepRecord {
  readonly node: string;
  readonly iteration: number;
  readonly at: string;
  readonly state: 'entered' | 'left' | 'waiting' | 'failed';
  readonly port?: string;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly issue?: Issue;
}

export interface Advance {
  readonly state: RunState;
  /** At most one per token: the shell performs it and comes back with its answer. */
  readonly effects: readonly {
    readonly key: string;
    readonly node: string;
    readonly iteration: number;
    readonly effect: Effect;
  }[];
  readonly steps: readonly StepRecord[];
}
