import type { PluginShell } from '@mortise/plugin-api/client';

/** Code that stands in other blocks: columns of tables, fields of forms, options of charts; and buttons that run code. */
export function addLogicParts(shell: PluginShell): void {
  shell.addToSlot('record-cell', { id: 'column', title: 'logic.column.title', load: () => import('./cell/js-column') });
  shell.addToSlot('record-cell-settings', { id: 'column', load: () => import('./cell/js-column-settings') });
  shell.addToSlot('record-field', { id: 'field', title: 'logic.field.title', load: () => import('./field/js-field') });
  shell.addToSlot('record-field-settings', { id: 'field', load: () => import('./field/js-field-settings') });
  shell.addToSlot('chart-option', { id: 'option', title: 'logic.option.title', load: () => import('./option/js-option') });
  shell.addToSlot('chart-option-settings', { id: 'option', load: () => import('./option/js-option-settings') });
  shell.addToSlot('page-block', { id: 'action', title: 'logic.action.title', order: 51, load: () => import('./action/js-action') });
  shell.addToSlot('page-block-settings', { id: 'action', load: () => import('./action/js-action-settings') });
}
