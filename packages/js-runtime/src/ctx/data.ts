// oxlint-disable typescript/no-explicit-any -- values of whatever the author asked for
/** What a form says of what stands in it. */
export type FormResult =
  | { readonly ok: true; readonly values: Readonly<Record<string, any>> }
  | {
      readonly ok: false;
      /** By field. */
      readonly errors: Readonly<Record<string, readonly string[]>>;
      /** What no field can tell. */
      readonly message?: string;
    };

/** The form the code stands in. It does what its viewer could do, and nothing else. */
export interface BlockForm {
  getFieldValue(name: string | readonly string[]): any;
  getFieldsValue(): Readonly<Record<string, any>>;
  /** @throws CallError FIELD_NOT_IN_FORM, NO_FORM */
  setFieldValue(name: string | readonly string[], value: unknown): Promise<void>;
  /** All or nothing. @throws CallError FIELD_NOT_IN_FORM, NO_FORM */
  setFieldsValue(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Says at each field what is wrong with it, and here as well. @throws CallError NO_FORM */
  validate(): Promise<FormResult>;
  /** As antd's: resolves to the values. @throws Error with `errorFields` when something is wrong with them */
  validateFields(): Promise<Readonly<Record<string, any>>>;
  /** Sends the form, when the viewer has just pressed something in the block. @throws CallError ACTIVATION_NEEDED, NO_FORM */
  submit(): Promise<FormResult>;
}

/** The collection of a record. */
export interface ShownCollection {
  readonly name: string;
  /** `main`, or that of another database. */
  readonly dataSourceKey: string;
}

/** What a popup is about. */
export interface BlockPopup {
  /** Id of the page that is shown in it. */
  readonly uid: string;
  /** As far as the block may see it. */
  readonly record: any;
  readonly resource: { readonly dataSourceKey: string; readonly collectionName: string; readonly filterByTk: string };
}

/** What the block is shown with. All of it follows the page: `ctx.on` tells. */
export interface CtxData {
  /**
   * The record a row, a form or a popup is about; undefined elsewhere.
   * @example
   * console.log(ctx.record.title); // "eat food"
   */
  readonly record: any;
  /**
   * Key of the record; undefined where there is none, and for one that is not stored yet.
   * @example
   * console.log(ctx.filterByTk); // "1"
   */
  readonly filterByTk: string | undefined;
  /**
   * What the popup the block stands in is about; undefined elsewhere.
   * @example
   * const popup = await ctx.popup;
   * console.log(popup.record.title, popup.resource.collectionName); // "eat food" "todos"
   */
  readonly popup: Promise<BlockPopup> | undefined;
  /**
   * The collection of the record, by its name and the key of its data source: `main`, or that of another database. Calls are about `main`
   * unless they say otherwise, by the header `X-Data-Source` or `setDataSourceKey`.
   * @example
   * console.log(ctx.collection.name, ctx.collection.dataSourceKey); // "todos" "main"
   * @example
   * const { name, dataSourceKey } = ctx.collection;
   * const records = ctx.makeResource('MultiRecordResource').setDataSourceKey(dataSourceKey).setResourceName(name);
   * await records.refresh();
   * console.log(records.getData().length); // 3
   */
  readonly collection: ShownCollection | undefined;
  /**
   * Value of the field the code stands for; undefined elsewhere.
   * @example
   * console.log(ctx.value); // 40
   */
  readonly value: any;
  /**
   * Value of the field now.
   * @example
   * console.log(ctx.getValue()); // 40
   */
  getValue(): any;
  /**
   * Gives the field another value, as typing would. @throws CallError where there is no field to change
   * @example
   * await ctx.setValue(41);
   */
  setValue(value: unknown): Promise<void>;
  /**
   * Name of the field the code stands for, in a list; undefined elsewhere.
   * @example
   * console.log(ctx.form.getFieldValue(ctx.namePath)); // "eat food"
   */
  readonly namePath: readonly string[] | undefined;
  /**
   * Whether the value of the field is shown only.
   * @example
   * console.log(ctx.disabled); // false
   */
  readonly disabled: boolean;
  /**
   * The same as `ctx.disabled`.
   * @example
   * console.log(ctx.readOnly); // false
   */
  readonly readOnly: boolean;
  /**
   * The form around the field; undefined elsewhere.
   * @example
   * console.log(ctx.form.getFieldValue('title')); // "eat food"
   * @example
   * await ctx.form.setFieldsValue({ title: 'eat fruit', completed: true });
   * const checked = await ctx.form.validate();
   * console.log(checked.ok); // true
   * @example
   * const send = async () => {
   *   const sent = await ctx.form.submit();
   *   if (!sent.ok) ctx.message.error(Object.values(sent.errors).flat().join(' '));
   * };
   * ctx.render(<ctx.antd.Button onClick={send}>Send</ctx.antd.Button>);
   */
  readonly form: BlockForm | undefined;
  /**
   * Everything the form holds now; undefined elsewhere.
   * @example
   * console.log(ctx.formValues.title); // "eat food"
   */
  readonly formValues: any;
  /**
   * What stands at a path below `ctx`. @throws Error for a path that does not begin with `ctx.`
   * @example
   * console.log(await ctx.getVar('ctx.record.title')); // "eat food"
   */
  getVar(path: string): Promise<any>;
  /**
   * Fills the `{{ ctx.… }}` of any JSON in.
   * @example
   * const filter = await ctx.resolveJsonTemplate({ title: '{{ ctx.record.title }}' });
   * console.log(filter.title); // "eat food"
   */
  resolveJsonTemplate(template: unknown): Promise<any>;
}
