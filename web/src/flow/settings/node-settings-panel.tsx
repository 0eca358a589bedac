import type { FlowNode, NodeScope, NodeSettings } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { ConfirmButton, FormField, useLocalize, useText } from '@atelier/ui';
import { Input } from 'antd';
import type { DesignIssue } from '../../app/design/design-api.ts';
import { flowMessages } from '../messages.ts';
import type { SettingSchema } from './setting-editor.ts';
import { settingEditor } from './setting-editors.tsx';
import styles from './settings.module.css';

export interface NodeSettingsPanelProps {
  readonly node: FlowNode;
  readonly scope: NodeScope;
  readonly issues: readonly DesignIssue[];
  /** Pointer of the node in the flow. */
  readonly root: string;
  onConfigure(settings: NodeSettings): void;
  onName(label: string | undefined): void;
  /** Absent for the trigger. */
  readonly onRemove?: () => void;
}

/** The settings of a node, drawn from its kind's schema; each problem stands at its setting. */
export function NodeSettingsPanel(props: NodeSettingsPanelProps) {
  const { node, scope, issues, root, onConfigure, onName, onRemove } = props;
  const say = useText(flowMessages);
  const read = useLocalize();
  const kind = nodeKinds.get(node.kind);
  const schema = kind?.definition.settingsSchema;
  const settings = Object.entries((schema?.['properties'] ?? {}) as Readonly<Record<string, SettingSchema>>);
  const required = (schema?.['required'] ?? []) as readonly string[];

  return (
    <div className={styles.panel}>
      {kind && <p className={styles.help}>{read(kind.definition.help)}</p>}
      {settings.map(([key, setting]) => {
        const text = setting['x-atelier'];
        const Editor = settingEditor(setting);
        const at = `${root}/settings/${key}`;
        const own = issues.filter((issue) => issue.at === at || issue.at.startsWith(`${at}/`));
        return (
          <FormField
            key={key}
            label={read(text.label)}
            required={required.includes(key)}
            help={text.help && read(text.help)}
            // A condition shows its problems at its rules.
            {...(text.editor === 'condition' ? {} : { error: own[0]?.message })}
          >
            {(ids) => (
              <Editor
                ids={ids}
                label={read(text.label)}
                schema={setting}
                value={node.settings[key]}
                settings={node.settings}
                scope={scope}
                issues={own.map((issue) => ({ ...issue, at: issue.at.slice(at.length) }))}
                onChange={(value) => onConfigure(withSetting(node.settings, key, value))}
              />
            )}
          </FormField>
        );
      })}
      <FormField label={say('nodeName')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={60}
            value={node.label ?? ''}
            placeholder={kind && read(kind.definition.label)}
            onChange={(event) => onName(event.target.value || undefined)}
          />
        )}
      </FormField>
      {onRemove && (
        <ConfirmButton
          danger
          type="text"
          question={say('removeNode')}
          verb={say('remove')}
          onConfirm={onRemove}
        >
          {say('removeNode')}
        </ConfirmButton>
      )}
    </div>
  );
}

function withSetting(settings: NodeSettings, key: string, value: unknown): NodeSettings {
  const { [key]: _former, ...rest } = settings;
  return value === undefined ? rest : { ...rest, [key]: value };
}
