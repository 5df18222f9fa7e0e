/** Who looks. */
export interface BlockUser {
  readonly id: number;
  readonly nickname: string | null;
  readonly username: string | null;
}

export interface BlockTexts {
  /** BCP 47 tag. */
  readonly language: string;
  /** Texts of the block by language and key, for `ctx.t`. */
  addTexts(texts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
}

type WriteLog = (...values: readonly unknown[]) => void;

/** Who looks at the block, in which language, and what of it the author may read. */
export interface CtxIdentity {
  /**
   * Who looks at the block.
   * @example
   * console.log(ctx.user.username); // "root"
   */
  readonly user: BlockUser;
  /**
   * Name of the role the viewer acts with.
   * @example
   * console.log(typeof ctx.role); // "string"
   */
  readonly role: string;
  /**
   * A text in the viewer's language with `{{name}}` filled in; the key itself when there is none.
   * @example
   * ctx.i18n.addTexts({ en: { open: '{{count}} open tasks' }, 'zh-CN': { open: '{{count}} 个未完成任务' } });
   * console.log(ctx.t('open', { count: 2 })); // "2 open tasks"
   */
  t(key: string, params?: Readonly<Record<string, unknown>>): string;
  /**
   * The viewer's language and the texts of the block.
   * @example
   * console.log(ctx.i18n.language); // "en"
   */
  readonly i18n: BlockTexts;
  /**
   * Writes to the log of the block, as `console` does.
   * @example
   * ctx.logger.info('3 records');
   */
  readonly logger: Readonly<Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', WriteLog>>;
}
