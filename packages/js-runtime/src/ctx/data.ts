// oxlint-disable typescript/no-explicit-any -- values of whatever the author asked for
/** The form a field stands in, as far as the block may touch it. */
export interface BlockForm {
  getFieldValue(name: string): any;
  getFieldsValue(): Readonly<Record<string, any>>;
  /** Just of the field the block stands for. @throws Error for others */
  setFieldValue(name: string, value: unknown): Promise<void>;
  /** Just of the field the block stands for. @throws Error for others */
  setFieldsValue(values: Readonly<Record<string, unknown>>): Promise<void>;
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
