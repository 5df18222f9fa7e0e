import { useT } from '@mortise/plugin-api/client';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { withGrant } from './grants/edit-grants';
import { GrantsForm } from './grants/grants-form';
import { CallsPanel } from './panels/calls-panel';
import { ConsolePanel } from './panels/console-panel';
import { PANELS, type PanelKey } from './panels/panel-key';
import { ProblemsPanel } from './panels/problems-panel';
import type { Editor } from './use-editor';
import { VersionsPanel } from './versions/versions-panel';

/** What is known of the code and its last run. */
export function EditorPanels({ editor }: { readonly editor: Editor }): ReactNode {
  const t = useT();
  const { log, findings, panel, showPanel } = editor;
  const counts: Partial<Record<PanelKey, number>> = { console: log.total, calls: log.calls.length, problems: findings.length };
  const items = PANELS.map((key) => {
    const name = t(`editor.panels.${key}`);
    const count = counts[key] ?? 0;
    return { key, label: count === 0 ? name : t('editor.panelCount', { name, count }), children: <Panel panel={key} editor={editor} /> };
  });
  return <Tabs size="small" activeKey={panel} items={items} onChange={(key) => showPanel(key as PanelKey)} destroyOnHidden />;
}

function Panel({ panel, editor }: { readonly panel: PanelKey; readonly editor: Editor }): ReactNode {
  const { form, editing, log, findings, actions, handle } = editor;
  const { page, block } = form.place;
  const { code, grants, changeGrants } = editing;
  const goTo = (line: number, column?: number): void => handle.current?.goTo(line, column);
  switch (panel) {
    case 'console':
      return <ConsolePanel lines={log.lines} total={log.total} onClear={log.clear} onGoTo={goTo} />;
    case 'calls':
      return <CallsPanel calls={log.calls} grants={grants} onGrant={(request) => changeGrants(withGrant(grants, request))} />;
    case 'problems':
      return <ProblemsPanel code={code} findings={findings} actions={actions} onGoTo={goTo} />;
    case 'grants':
      return <GrantsForm grants={grants} onChange={changeGrants} />;
    case 'versions':
      return <VersionsPanel page={page} block={block} code={code} onRestore={(before) => handle.current?.replace(before)} />;
  }
}
