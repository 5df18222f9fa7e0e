import type { JsonObject, JsonValue } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { ListParams } from './list-params';
import type { BlockPlace } from './page-blocks';

/** What a form says of what stands in it. `message`: what no field can tell. */
export type FormVerdict =
  | { readonly ok: true; readonly values: JsonObject }
  | { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>>; readonly message?: string };

/** The form around a part, as far as parts may do something with it. */
export interface PartForm {
  /** Gives fields other values, as typing would. Returns those it has not or nobody may change; then nothing is changed. */
  set(values: JsonObject): readonly string[];
  /** Says at each field what is wrong with it, as sending would. */
  validate(): FormVerdict;
  /** The same as pressing the button of the form. */
  submit(): Promise<FormVerdict>;
}

/** The places a plugin may add components to, and the properties they get there. */
export interface SlotProps {
  /** Cards of the start page. */
  readonly home: object;
  /** At the right of the top bar. */
  readonly 'top-bar': object;
  /** Tabs of one role. */
  readonly 'role-tab': { readonly role: string };
  /** Sections in the drawer of one user. */
  readonly 'user-section': { readonly userId: number };
  /** Beside the buttons of one API key, in a table: small. */
  readonly 'api-key-action': { readonly keyId: number; readonly name: string };
  /** Beside the buttons above the records of a collection. */
  readonly 'data-action': {
    readonly collection: string;
    /** Where the collection is; calls of `useApi` go there, while addresses lead to `main`. */
    readonly dataSource: string;
    /** The collection in the viewer's language. */
    readonly title: string;
    /** What the table asks for now; absent where the viewer may not see records. */
    readonly view: ListParams | undefined;
    readonly mayCreate: boolean;
    /** Fields a new record may be given, with their titles in the viewer's language. */
    readonly fields: readonly { readonly name: string; readonly title: string }[];
  };
  /** A kind of block of pages. Its title stands in the list of kinds. */
  readonly 'page-block': { readonly settings: JsonObject; readonly place: BlockPlace };
  /** The form of a block's settings, under the id of its kind; it is shown beside the block while that is edited. */
  readonly 'page-block-settings': SettingsFormProps;
  /** Another way to show and edit one field in a block's form. */
  readonly 'record-field': {
    readonly settings: JsonObject;
    readonly place: BlockPlace;
    readonly collection: string;
    /** Where the collection is. Calls of `useApi` go to `main` unless they name it. */
    readonly dataSource: string;
    /** Undefined for a record that is not stored yet. */
    readonly recordKey: string | undefined;
    readonly field: string;
    readonly value: JsonValue | undefined;
    /** Everything the form holds now. */
    readonly values: JsonObject;
    readonly disabled: boolean;
    /** Absent where values are shown only. */
    readonly form?: PartForm;
    onChange(value: JsonValue): void;
  };
  readonly 'record-field-settings': SettingsFormProps;
  /** A column of a block's table that shows something of its own. */
  readonly 'record-cell': {
    readonly settings: JsonObject;
    readonly place: BlockPlace;
    readonly collection: string;
    /** Where the collection is. Calls of `useApi` go to `main` unless they name it. */
    readonly dataSource: string;
    readonly record: JsonObject;
    readonly recordKey: string;
    /** On its page, from 0. */
    readonly index: number;
  };
  readonly 'record-cell-settings': SettingsFormProps;
  /** Another way to draw what a chart shows. */
  readonly 'chart-option': {
    readonly settings: JsonObject;
    readonly place: BlockPlace;
    readonly collection: string;
    /** Where the collection is. Calls of `useApi` go to `main` unless they name it. */
    readonly dataSource: string;
    /** The numbers, as the server answered. */
    readonly rows: readonly JsonObject[];
    /** What the chart would draw itself: an option of ECharts without functions. */
    readonly option: JsonObject;
    /** The picture of an option; what leads elsewhere or loads something is left out of it. */
    draw(option: JsonObject): ReactNode;
  };
  readonly 'chart-option-settings': SettingsFormProps;
}

export interface SettingsFormProps {
  readonly settings: JsonObject;
  readonly place: BlockPlace;
  onChange(settings: JsonObject): void;
  /** Stores what was changed, with everything else that is not stored yet; absent where the screen around cannot. Never rejects. */
  save?(): Promise<void>;
}

/** What a plugin put into a place, ready to be shown. */
export interface ShownSlotPart<Name extends keyof SlotProps> {
  /** Unique among all plugins. */
  readonly id: string;
  /** In the viewer's language. */
  readonly title: string | undefined;
  readonly icon: ReactNode;
  readonly group: string | undefined;
  show(properties: SlotProps[Name]): ReactNode;
}
