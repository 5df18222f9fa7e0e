// oxlint-disable typescript/no-explicit-any -- libraries of anybody
/** Libraries of others. They come from this server, which keeps the approved ones: no other server is asked. */
export interface CtxModules {
  /**
   * Loads a script (UMD, AMD, CommonJS or one that makes a global) and returns what it offers. @throws CallError LIBRARY_NOT_APPROVED
   * @example
   * const axios = await ctx.requireAsync('https://cdn.jsdelivr.net/npm/axios@1.6.0/dist/axios.min.js');
   * console.log(typeof axios.get); // "function"
   */
  requireAsync(specifier: string): Promise<any>;
  /**
   * Loads an ES module and returns what it exports; its default export when there is no other. @throws CallError LIBRARY_NOT_APPROVED
   * @example
   * const { createApp } = await ctx.importAsync('vue@3.5.45');
   * console.log(typeof createApp); // "function"
   */
  importAsync(specifier: string): Promise<any>;
  /**
   * Loads a style sheet into the block. @throws CallError LIBRARY_NOT_APPROVED
   * @example
   * await ctx.loadCSS('https://cdn.jsdelivr.net/npm/pretty@1.0.0/pretty.css');
   */
  loadCSS(specifier: string): Promise<void>;
}
