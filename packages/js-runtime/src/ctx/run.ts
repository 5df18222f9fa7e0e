/** What the page tells a block. */
export type BlockEvent =
  | 'record'
  | 'value'
  | 'js-field:value-change'
  | 'formValues'
  | 'theme'
  | 'locale'
  | 'visible'
  | 'refresh'
  | 'resource:refresh'
  | 'resource:saved'
  | 'dispose';

/** The life of the block. */
export interface CtxRun {
  /**
   * Hears of changes: `record`, `value` (also by the name `js-field:value-change`) and `formValues` of what is shown, `theme` (`dark` and
   * `token`) and `locale` (the language) of the page, `visible` when the block comes into view or leaves it, `refresh` when another block wants
   * it to show what is there now, `resource:refresh` and `resource:saved` of `ctx.resource`, `dispose` before the end. Returns how to stop.
   * @example
   * const stop = ctx.on('value', (value) => console.log(value));
   * stop();
   * @example
   * ctx.on('theme', ({ dark }) => ctx.render(dark ? 'Good night' : 'Good day'));
   * ctx.on('locale', (language) => console.log(language));
   */
  on(event: BlockEvent, listen: (data: never) => void): () => void;
  /**
   * Stops hearing.
   * @example
   * const listen = () => console.log('changed');
   * ctx.on('record', listen);
   * ctx.off('record', listen);
   */
  off(event: BlockEvent, listen: (data: never) => void): void;
  /**
   * Ends the code here, without a fault.
   * @example
   * if (ctx.user) ctx.exit();
   * console.log('never');
   */
  exit(): never;
  /**
   * Ends the code and what would come after it.
   * @example
   * if (ctx.user) ctx.exitAll();
   * console.log('never');
   */
  exitAll(): never;
}
