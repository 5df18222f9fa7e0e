/** Who looks. */
export interface BlockUser {
  readonly id: number;
  readonly nickname: string | null;
  readonly username: string | null;
}

/** Who looks, in which language; `token` is there for code that asks for it, and always undefined. */
export interface BlockAuth {
  readonly user: BlockUser;
  readonly role: string;
  /** The same as `role`. */
  readonly roleName: string;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly token: undefined;
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
   * The viewer's language.
   * @example
   * console.log(ctx.locale); // "en"
   */
  readonly locale: string;
  /**
   * Who looks, in which language, in one object.
   * @example
   * console.log(ctx.auth.user.username, ctx.auth.locale); // "root" "en"
   */
  readonly auth: BlockAuth;
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
