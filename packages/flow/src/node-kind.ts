import type { Catalog, FieldModel, JsonSchema } from '@atelier/entity';
import type { Checked, Scope, ScopeVariable } from '@atelier/expression';
import type { Issue, Localized } from '@atelier/problem';
import type { Effect, EffectAnswer, TriggerMoment } from './run.ts';

export type NodeSettings = Readonly<Record<string, unknown>>;

/** Pure data about a node kind: what the palette and the settings panel show. */
export interface NodeKindDefinition {
  readonly id: string;
  /** Rises when the stored shape of settings changes. */
  readonly version: number;
  readonly label: Localized;
  readonly help: Localized;
  readonly group: 'trigger' | 'data' | 'people' | 'control';
  /** Name of an icon in @ant-design/icons. */
  readonly icon: string;
  /** JSON Schema of the settings; `title`/`description` carry message keys resolved by `texts`. */
  readonly settingsSchema: JsonSchema;
  readonly defaultSettings: NodeSettings;
  readonly migrations?: readonly { readonly to: number; up(settings: NodeSettings): NodeSettings }[];
  readonly traits: {
    /** Starts runs; a flow has exactly one. */
    readonly trigger: boolean;
    /** Nothing can follow. */
    readonly ends: boolean;
    /** Lets time or a person pass, so that a circle through it cannot run away. */
    readonly pauses: boolean;
  };
}

export interface Port {
  readonly id: string;
  readonly label: Localized;
}

/** What a node may mention: the triggering record, `me`, and what earlier nodes gave. */
export interface NodeScope {
  readonly catalog: Catalog;
  /** Fields of the triggering record, plus variables (`me`, `before`, one per earlier node). */
  readonly scope: Scope;
  /** Entity of the triggering record; undefined while the trigger is not set up. */
  readonly entity: string | undefined;
}

/** A value typed in or computed: exactly one of the two. */
export type ValueSetting =
  | { readonly value: unknown; readonly formula?: undefined }
  | { readonly formula: string; readonly value?: undefined };

/** One step of a run, as a node's behaviour sees it. */
export interface StepInput {
  readonly nodeId: string;
  readonly settings: NodeSettings;
  readonly scope: NodeScope;
  /** The record the run is about; its values are as of this moment. */
  readonly record: { readonly entity: string; readonly id: string };
  readonly trigger: TriggerMoment;
  readonly now: string;
  readonly timeZone: string;
  /** Evaluates over the record and the variables; JSON as the API carries it. */
  evaluate(expression: Checked): unknown;
  /** A value setting for a field, in the shape that the record store takes. */
  valueOf(setting: ValueSetting, field?: FieldModel): unknown;
  /** Fills the `{field.path}` slots of a text; what fills them is text and is not read again. */
  fillText(template: string): string;
}

/** What a node asks for. `effect` is performed by the shell, which answers; then `resume` is called. */
export type NodeResult =
  | { readonly kind: 'next'; readonly port: string; readonly output?: NodeSettings }
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'wait'; readonly until: string; readonly port: string }
  | { readonly kind: 'wait-for'; readonly event: string }
  | { readonly kind: 'end'; readonly outcome: string }
  | { readonly kind: 'fail'; readonly issue: Issue };

/** Which accepted changes start a run. */
export interface RecordSubscription {
  readonly entity: string;
  readonly actions: readonly ('created' | 'updated' | 'deleted')[];
  /** For updates: only if one of these changed; empty or absent: any. */
  readonly fields?: readonly string[];
  /** Must hold for the new record (the old one for deletes). */
  readonly condition?: Checked;
}

export interface NodeKindBehaviour {
  /** The exits of a node, in drawing order. */
  ports(settings: NodeSettings): readonly Port[];
  /** What the settings schema cannot say; `at` below the settings. */
  check(settings: NodeSettings, scope: NodeScope): readonly Issue[];
  /** Every expression a run of this node evaluates, so that the shell can load what they mention. */
  expressions(settings: NodeSettings, scope: NodeScope): readonly Checked[];
  /** What later nodes may use under this node's id. */
  gives?(settings: NodeSettings, scope: NodeScope): ScopeVariable | undefined;
  /** Triggers only. */
  subscription?(settings: NodeSettings, catalog: Catalog): RecordSubscription | undefined;
  /** What it changes, for the loop guard. */
  touches?(
    settings: NodeSettings,
    scope: NodeScope,
  ): readonly {
    readonly entity: string;
    readonly action: 'created' | 'updated' | 'deleted';
    readonly fields?: readonly string[];
  }[];
  begin(step: StepInput): NodeResult;
  /** After an effect was performed or an awaited event came. */
  resume?(step: StepInput, answer: EffectAnswer): NodeResult;
}

export interface NodeKind {
  readonly definition: NodeKindDefinition;
  readonly behaviour: NodeKindBehaviour;
}

export interface NodeKinds {
  /** Undefined for an unknown kind: the graph loads, shows a placeholder and cannot be published. */
  get(id: string): NodeKind | undefined;
  all(): readonly NodeKind[];
}
