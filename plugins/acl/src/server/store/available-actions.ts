import type { LocalizedText } from '@mortise/shared';

export interface AvailableAction {
  readonly name: string;
  readonly title: LocalizedText;
  /** Actions of a collection that need this grant. */
  readonly aliases: readonly string[];
  /** True when it makes rows, so that a row filter would mean nothing. */
  readonly onNewRecord: boolean;
  readonly allowConfigureFields: boolean;
}

/** Everything that can be granted on a collection. */
export const AVAILABLE_ACTIONS: readonly AvailableAction[] = [
  {
    name: 'create',
    title: { en: 'Add', 'zh-CN': '新增' },
    aliases: ['create', 'firstOrCreate', 'updateOrCreate'],
    onNewRecord: true,
    allowConfigureFields: true,
  },
  {
    name: 'view',
    title: { en: 'View', 'zh-CN': '查看' },
    aliases: ['get', 'list', 'query'],
    onNewRecord: false,
    allowConfigureFields: true,
  },
  { name: 'update', title: { en: 'Edit', 'zh-CN': '编辑' }, aliases: ['update', 'move'], onNewRecord: false, allowConfigureFields: true },
  { name: 'destroy', title: { en: 'Delete', 'zh-CN': '删除' }, aliases: ['destroy'], onNewRecord: false, allowConfigureFields: false },
  { name: 'export', title: { en: 'Export', 'zh-CN': '导出' }, aliases: ['export'], onNewRecord: false, allowConfigureFields: true },
  { name: 'importXlsx', title: { en: 'Import', 'zh-CN': '导入' }, aliases: ['importXlsx'], onNewRecord: true, allowConfigureFields: true },
];

/** `get` → `view`, for every action that needs another one's grant. */
export const ACTION_ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  AVAILABLE_ACTIONS.flatMap((action) => action.aliases.filter((alias) => alias !== action.name).map((alias) => [alias, action.name])),
);

export function findAvailableAction(name: string): AvailableAction | undefined {
  return AVAILABLE_ACTIONS.find((action) => action.name === name);
}
