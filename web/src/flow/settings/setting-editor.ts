import type { NodeScope, NodeSettings } from '@atelier/flow';
import type { Localized } from '@atelier/problem';
import type { ControlIds } from '@atelier/ui';
import type { DesignIssue } from '../../app/design/design-api.ts';

/** What a settings schema says about one setting. */
export interface SettingSchema {
  readonly type?: string;
  readonly maxLength?: number;
  readonly items?: {
    readonly oneOf?: readonly {
      readonly const?: string;
      readonly 'x-atelier'?: { readonly label: Localized };
    }[];
  };
  readonly 'x-atelier': { readonly label: Localized; readonly help?: Localized; readonly editor?: string };
}

export interface SettingEditorProps {
  readonly ids: ControlIds;
  readonly label: string;
  readonly schema: SettingSchema;
  readonly value: unknown;
  /** All settings of the node: fields depend on the entity beside them. */
  readonly settings: NodeSettings;
  readonly scope: NodeScope;
  /** Places begin at this setting. */
  readonly issues: readonly DesignIssue[];
  onChange(value: unknown): void;
}
