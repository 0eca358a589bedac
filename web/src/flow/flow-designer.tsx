import {
  arrange,
  checkFlow,
  freeNodeId,
  graphOf,
  insertAfter,
  nodeScope,
  placeBehind,
  type Flow,
  type FlowNode,
  type NodeKind,
} from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { textOfCode, joinCatalogues } from '@atelier/problem';
import { flowMessages as flowCodes } from '@atelier/flow';
import { expressionMessages } from '@atelier/expression';
import { Page, SplitPane, toast, useIsPhone, useLanguage, useLocalize, useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import { LayoutDashboard } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { useCatalog } from '../app/catalog.tsx';
import type { Design, DesignIssue } from '../app/design/design-api.ts';
import { ConflictNotice, DesignBar } from '../app/design/design-bar.tsx';
import { useDesignSession, useOpenDesign } from '../app/design/use-design.ts';
import type { CanvasWorld } from './canvas/canvas-world.ts';
import { FlowCanvas } from './canvas/flow-canvas.tsx';
import { Palette } from './canvas/palette.tsx';
import { flowApi } from './flow-api.ts';
import styles from './flow.module.css';
import { flowMessages } from './messages.ts';
import { nodeAt, nodeSummary, nodeTitle } from './node-text.ts';
import { ProblemList } from './problem-list.tsx';
import { NodeSettingsPanel } from './settings/node-settings-panel.tsx';
import { useFlowEditor } from './use-flow-editor.ts';

export function FlowDesignerPage() {
  const { key = '' } = useParams();
  const opened = useOpenDesign(flowApi, key);
  return <Answer of={opened}>{(design) => <Designer key={key} opened={design} />}</Answer>;
}

function Designer({ opened }: { readonly opened: Design<Flow> }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const session = useDesignSession(flowApi, opened);
  const first = opened.draft ??
    opened.published ?? { key: opened.key, label: { zh: '', en: '' }, nodes: [], edges: [] };
  const editor = useFlowEditor(first, session.save);
  const { flow } = editor;
  // A phone begins with the picture: a panel over it would hide what was opened.
  const [selected, setSelected] = useState<string | undefined>(isPhone ? undefined : flow.nodes[0]?.id);
  const [adding, setAdding] = useState<{ node: string; port: string }>();
  const [showsProblems, setShowsProblems] = useState(false);
  const issues = useIssues(flow);
  const world = useCanvasWorldOf(flow, issues, setAdding);
  const node = flow.nodes.find((candidate) => candidate.id === selected);
  useUndoKeys(editor);

  const add = (kind: NodeKind) => {
    if (!adding) return;
    const added = newNode(flow, adding, kind);
    editor.apply(
      insertAfter(flow, adding, { node: added, exit: kind.behaviour.ports(added.settings)[0]?.id }),
    );
    setAdding(undefined);
    setSelected(added.id);
  };
  const remove = (gone: FlowNode) => {
    editor.apply({ kind: 'remove-parts', nodes: [gone.id], edges: [] });
    setSelected(undefined);
    toast.neutral(say('removed'), { label: say('undo'), run: editor.undo });
  };

  return (
    <Page title={read(flow.label)} width="canvas">
      <SplitPane
        open={node !== undefined}
        onClose={() => setSelected(undefined)}
        sideTitle={node ? nodeTitle(node, language) : say('settings')}
        sideWidth={400}
        side={
          node && (
            <SettingsOf
              key={node.id}
              flow={flow}
              node={node}
              issues={issues}
              editor={editor}
              onRemove={() => remove(node)}
            />
          )
        }
      >
        <div className={styles.designer}>
          <div className={styles.head}>
            <Head
              flow={flow}
              onRename={(label) => editor.apply({ kind: 'name-flow', label, description: flow.description })}
            />
            <DesignBar
              api={flowApi}
              session={{ ...session, design: { ...session.design, issues } }}
              model={flow}
              canUndo={editor.canUndo}
              canRedo={editor.canRedo}
              onUndo={editor.undo}
              onRedo={editor.redo}
              onReplace={(next) => next && editor.replace(next)}
              onShowProblems={() => setShowsProblems((shown) => !shown || issues.length > 0)}
              canPause
              extra={<TidyButton onTidy={() => editor.apply(arrange(flow))} />}
            />
            <ConflictNotice
              session={session}
              model={flow}
              onReplace={(next) => next && editor.replace(next)}
            />
          </div>
          <div className={styles.stage}>
            <FlowCanvas
              flow={flow}
              selected={selected}
              onSelect={setSelected}
              onEdit={editor.apply}
              world={world}
            />
          </div>
          {showsProblems && issues.length > 0 && (
            <ProblemList
              issues={issues}
              flow={flow}
              onShow={(issue) => setSelected(nodeAt(flow, issue.at)?.id)}
            />
          )}
        </div>
      </SplitPane>
      {adding && <Palette onChoose={add} onClose={() => setAdding(undefined)} />}
    </Page>
  );
}

function TidyButton({ onTidy }: { onTidy(): void }) {
  const say = useText(flowMessages);
  return (
    <Button
      type="text"
      icon={<LayoutDashboard size={16} />}
      aria-label={say('tidy')}
      title={say('tidy')}
      onClick={onTidy}
    />
  );
}

function Head({ flow, onRename }: { readonly flow: Flow; onRename(label: Flow['label']): void }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const language = useLanguage();
  const rename = (text: string) => {
    const other = language === 'zh' ? flow.label.en : flow.label.zh;
    // Until somebody translates it, both languages show the one name.
    const kept = other === '' || other === flow.label[language] ? text : other;
    onRename(language === 'zh' ? { zh: text, en: kept } : { zh: kept, en: text });
  };
  return (
    <div className={styles.headLine}>
      <Link to="/flows" className={styles.back} aria-label={say('back')}>
        ‹
      </Link>
      <Input
        variant="borderless"
        className={styles.name}
        aria-label={say('name')}
        maxLength={60}
        value={read(flow.label)}
        onChange={(event) => rename(event.target.value)}
      />
      <Link className={styles.headLink} to={`/flows/${flow.key}/runs`}>
        {say('runs')}
      </Link>
    </div>
  );
}

interface SettingsOfProps {
  readonly flow: Flow;
  readonly node: FlowNode;
  readonly issues: readonly DesignIssue[];
  readonly editor: ReturnType<typeof useFlowEditor>;
  onRemove(): void;
}

function SettingsOf({ flow, node, issues, editor, onRemove }: SettingsOfProps) {
  const catalog = useCatalog();
  const scope = useMemo(
    () => nodeScope(node.id, graphOf(flow, nodeKinds), { kinds: nodeKinds, catalog }),
    [catalog, flow, node.id],
  );
  const root = `/nodes/${flow.nodes.indexOf(node)}`;
  const isTrigger = nodeKinds.get(node.kind)?.definition.traits.trigger === true;
  return (
    <NodeSettingsPanel
      node={node}
      scope={scope}
      root={root}
      issues={issues.filter((issue) => issue.at.startsWith(`${root}/`))}
      onConfigure={(settings) => editor.apply({ kind: 'configure-node', node: node.id, settings })}
      onName={(label) => editor.apply({ kind: 'name-node', node: node.id, label })}
      {...(isTrigger ? {} : { onRemove })}
    />
  );
}

const catalogue = joinCatalogues(flowCodes, expressionMessages);

/** The same check as the server's, at once while drawing. */
function useIssues(flow: Flow): readonly DesignIssue[] {
  const catalog = useCatalog();
  const language = useLanguage();
  return useMemo(
    () =>
      checkFlow(flow, { kinds: nodeKinds, catalog }).map((issue) => ({
        ...issue,
        message: textOfCode(catalogue, issue, language),
      })),
    [catalog, flow, language],
  );
}

function useCanvasWorldOf(
  flow: Flow,
  issues: readonly DesignIssue[],
  onAdd: (place: { node: string; port: string }) => void,
): CanvasWorld {
  const catalog = useCatalog();
  const language = useLanguage();
  return useMemo(() => {
    const graph = graphOf(flow, nodeKinds);
    return {
      summaryOf: (node) =>
        nodeSummary(node, nodeScope(node.id, graph, { kinds: nodeKinds, catalog }), language),
      problemsOf: (node) => {
        const root = `/nodes/${flow.nodes.indexOf(node)}`;
        return issues.filter((issue) => issue.at === root || issue.at.startsWith(`${root}/`)).length;
      },
      addBehind: (node, port) => onAdd({ node, port }),
      isConnected: (node, port) => graph.behind(node, port) !== undefined,
    };
  }, [catalog, flow, issues, language, onAdd]);
}

function newNode(flow: Flow, place: { node: string; port: string }, kind: NodeKind): FlowNode {
  const from = flow.nodes.find((node) => node.id === place.node);
  const ports = (from && nodeKinds.get(from.kind)?.behaviour.ports(from.settings)) ?? [];
  const index = Math.max(
    0,
    ports.findIndex((port) => port.id === place.port),
  );
  return {
    id: freeNodeId(flow, kind.definition.id),
    kind: kind.definition.id,
    settings: kind.definition.defaultSettings,
    position: placeBehind(flow, place.node, { index, of: Math.max(1, ports.length) }),
  };
}

/** Ctrl/⌘ Z and Shift+Ctrl/⌘ Z, except while typing, where they belong to the text. */
function useUndoKeys({ undo, redo }: Pick<ReturnType<typeof useFlowEditor>, 'undo' | 'redo'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable="true"]');
      if (isTyping || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo]);
}
