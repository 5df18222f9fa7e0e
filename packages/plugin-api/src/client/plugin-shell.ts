import type { ComponentType, ReactNode } from 'react';
import type { Api } from './api';
import type { Session } from './services';
import type { SlotProps } from './slots';
import type { TextLoaders } from './texts';

/** A module whose default export is shown; loaded when it is first needed. */
export type LoadComponent<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** Key of a text of the plugin. */
export type TextKey = string;

export interface PageDefinition {
  /** Route below `/admin`, in react-router syntax: `data/:collection/*`. */
  readonly path: string;
  readonly load: LoadComponent;
}

export interface MenuEntry {
  /** Unique within the plugin. */
  readonly id: string;
  readonly title: TextKey;
  readonly icon?: ReactNode;
  /** Below `/admin`. */
  readonly path: string;
  /** Lower is higher up; default 0. */
  readonly order?: number;
  visible?(session: Session): boolean;
}

/** A group of entries that comes from data: it is asked for once and follows changes like any query. */
export interface MenuGroup<Data = unknown> {
  readonly id: string;
  readonly title: TextKey;
  readonly icon?: ReactNode;
  readonly order?: number;
  /** Begin it as `useLive` says, so that the group stays up to date. */
  readonly queryKey: readonly unknown[];
  /** An event of the plugin's own after which it is asked for again. */
  readonly liveEvent?: string;
  load(api: Api, signal: AbortSignal): Promise<Data>;
  entries(data: Data, session: Session): readonly MenuGroupEntry[];
}

/** Titles are shown as they are. */
export interface MenuGroupEntry {
  readonly id: string;
  readonly title: string;
  /** That of the group by default. */
  readonly icon?: ReactNode;
  readonly path: string;
  /** Heading it stands below within the group; entries of one heading follow each other. */
  readonly within?: string;
}

/** A page of the Settings area at `/admin/settings/<id>`. */
export interface SettingsPage {
  /** Unique among all plugins. */
  readonly id: string;
  readonly title: TextKey;
  readonly description?: TextKey;
  readonly icon?: ReactNode;
  readonly order?: number;
  /** Shown only to viewers who hold it. */
  readonly snippet?: string;
  readonly load: LoadComponent;
}

/** Something the command palette offers besides pages, settings and menu entries. */
export interface Command {
  readonly id: string;
  readonly title: TextKey;
  readonly icon?: ReactNode;
  /** Below `/admin`; state in the query string may open a drawer: `/settings/api-keys?new=1`. */
  readonly path: string;
  /** Where a page offers ways to begin, the lowest comes first and stands out; 0 by default. */
  readonly order?: number;
  visible?(session: Session): boolean;
}

export interface SlotPart<Name extends keyof SlotProps> {
  readonly id: string;
  /** For slots that show one, such as tabs. */
  readonly title?: TextKey;
  /** For slots that offer a choice. */
  readonly icon?: ReactNode;
  /** Below which heading it stands where the slot has headings: `page-block` knows `content`, `data`, `charts` and `code`. */
  readonly group?: string;
  readonly order?: number;
  readonly load: LoadComponent<SlotProps[Name]>;
  visible?(session: Session): boolean;
}

/** What a plugin may add to the page. Everything is taken back when the plugin is switched off. */
export interface PluginShell {
  readonly id: string;
  addPage(page: PageDefinition): void;
  addMenuEntry(entry: MenuEntry): void;
  addMenuGroup<Data>(group: MenuGroup<Data>): void;
  addSettingsPage(page: SettingsPage): void;
  addCommand(command: Command): void;
  addToSlot<Name extends keyof SlotProps>(name: Name, part: SlotPart<Name>): void;
  /** Runs when the plugin leaves. */
  onLeave(undo: () => void): void;
}

export interface ClientPlugin {
  readonly id: string;
  readonly texts: TextLoaders;
  setup(shell: PluginShell): void | Promise<void>;
}
