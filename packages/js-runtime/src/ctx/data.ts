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
  getFieldValue(name: string): any;
  getFieldsValue(): Readonly<Record<string, any>>;
  /** @throws CallError FIELD_NOT_IN_FORM, NO_FORM */
  setFieldValue(name: string, value: unknown): Promise<void>;
  /** All or nothing. @throws CallError FIELD_NOT_IN_FORM, NO_FORM */
  setFieldsValue(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Says at each field what is wrong with it, and here as well. @throws CallError NO_FORM */
  validate(): Promise<FormResult>;
  /** As antd's: resolves to the values. @throws Error with `errorFields` when something is wrong with them */
  validateFields(): Promise<Readonly<Record<string, any>>>;
  /** Sends the form, when the viewer has just pressed something in the block. @throws CallError ACTIVATION_NEEDED, NO_FORM */
  submit(): Promise<FormResult>;
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
   * The collection of the record, by name.
   * @example
   * console.log(ctx.collection.name); // "todos"
   */
  readonly collection: { readonly name: string } | undefined;
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
